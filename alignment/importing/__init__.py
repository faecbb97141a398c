"""From tables of officers to a model: what their columns mean, and what becomes of every cell."""
