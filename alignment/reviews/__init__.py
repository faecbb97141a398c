"""Links whose target has changed in meaning since somebody reviewed them."""
