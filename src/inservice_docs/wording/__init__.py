"""Wording (用語): the one strict Jinja environment, phrases, the check of names."""
