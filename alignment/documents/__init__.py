"""YAML as officers write it, read as text with the place of every key and value."""
