"""Facts of the country and of the hours site: dates, numbers, names. Standard library only."""
