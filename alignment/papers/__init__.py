"""Committee papers as text: which paragraphs one has, where each begins, and what of that is unsure."""
