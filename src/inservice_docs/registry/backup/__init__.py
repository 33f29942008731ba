"""Backups (備份): the whole register in one file, good for either kind of database.

A ZIP of `manifest.json`, one file of JSON lines per table, and, where a passphrase protects it, the
keys. Sealed values stay sealed in it.
"""
