"""Everything that a check needs, read from files and held as one value; nothing is judged here."""
