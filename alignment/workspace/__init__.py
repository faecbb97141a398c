"""The use cases that the command line, and later an editor, share: plain values in, plain values out."""
