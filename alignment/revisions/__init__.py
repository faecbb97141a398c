"""Reading files as bytes with their paths: as they are in the work tree, or as they were at a commit of git."""
