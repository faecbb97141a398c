"""What align says: findings, and the table of those it makes itself."""
