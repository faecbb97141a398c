"""What people most likely mean by a text that is not written as align reads it: dates, numbers."""
