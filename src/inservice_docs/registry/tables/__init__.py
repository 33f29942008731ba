"""The tables as they are now; how they came to be is told by the migrations."""
