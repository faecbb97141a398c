"""Rules as data: reading, checking, compiling and evaluating them."""
