"""What several formats share: sentences, marks, escapes, which findings come first; no format of its own."""
