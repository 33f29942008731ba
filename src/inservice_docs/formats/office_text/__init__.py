"""The text of Word and OpenDocument files as people see it, automatic numbers too."""
