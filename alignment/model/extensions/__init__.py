"""The words that an organisation adds to the model, under `extensions:` in its settings."""
