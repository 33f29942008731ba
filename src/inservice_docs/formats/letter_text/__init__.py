"""A letter read from its lines of text, whatever file they came from."""
