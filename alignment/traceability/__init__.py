"""The traceability report as values: what leads to what, what is missing in words, and what it all rests on."""
