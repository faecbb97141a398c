"""A model as sheets, a row an element and a column a field or a link, and back."""
