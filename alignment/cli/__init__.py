"""The command line: one command a file; each parses options, calls the workspace, writes and exits."""
