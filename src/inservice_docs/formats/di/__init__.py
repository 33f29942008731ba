"""DI (公文電子交換): letters as agencies' document systems exchange them, read and written."""
