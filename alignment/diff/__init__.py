"""What has changed between two states of a strategy, by what it says and not by how its files are written."""
