"""Strategy-as-code and the checker that keeps a strategy honest."""

__version__ = "0.1.0"
