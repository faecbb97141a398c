"""The findings that a project has accepted for now, so that only new ones count."""
