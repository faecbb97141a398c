"""Holding what a strategy says to the words that it cites: quotes in documents, and values in quotes."""
