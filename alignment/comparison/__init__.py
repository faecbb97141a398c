"""Everything a comparison of two states of a project has to say, as values."""
