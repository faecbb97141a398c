"""Views: what a report shows of a strategy, written as YAML beside the rules, read, checked and put to a strategy."""
