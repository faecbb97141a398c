"""One file a format: from a report to bytes, without printing, without a clock, independent of one another."""
