"""The answer of every use case as values only: enough for every format, and the shape of its JSON."""
