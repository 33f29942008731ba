"""PDF and ODT by LibreOffice, which is optional."""
