"""The account of one rule or one element: everything that an explanation has to say."""
