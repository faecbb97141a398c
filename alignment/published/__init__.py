"""The published shapes of JSON: what is written of results, and read back; `docs/schemas` is made of them."""
