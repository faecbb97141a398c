"""What a new project begins with: its files, kept here as files, as they are written."""
