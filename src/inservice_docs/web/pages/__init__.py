"""From records to pages, and from forms to values."""
