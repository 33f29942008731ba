"""How the tables came to be: one history for SQLite and PostgreSQL."""
