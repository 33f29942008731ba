"""Workbooks (試算表, .xlsx): tables written to print, the plan form read and made."""
