"""Running rules on a strategy: what each finds, and what became of each."""
