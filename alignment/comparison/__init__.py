"""Comparing two states of a project: which findings came and went, and which change brings each."""
