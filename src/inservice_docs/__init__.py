"""One set of records, eight steps, every document of a teacher study session (教師研習)."""

__version__ = "0.1.0"
