"""Lists of people (名單) that somebody hands in: workbooks and CSV files into rosters."""
