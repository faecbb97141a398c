"""Office files: a ZIP of XML, opened within limits, and what is read alike of all of them."""
