"""Pictures and whole graphs as values: where each box stands and each line runs, before any format is thought of."""
