"""Exceptions that somebody has approved, each for one finding and up to one day."""
