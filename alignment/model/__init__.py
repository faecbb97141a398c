"""What a strategy is made of, and how YAML becomes one."""
