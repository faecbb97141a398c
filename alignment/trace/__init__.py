"""Following a thread: why an element is there, what hangs on it, and how two elements are linked."""
