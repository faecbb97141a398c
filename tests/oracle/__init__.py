"""An oracle for the headline rules: random models, and an evaluator that shares no code with the package."""
