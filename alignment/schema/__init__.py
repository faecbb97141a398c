"""The JSON Schema of model files, for editors: completion, words on hover, and mistakes underlined while typing."""
