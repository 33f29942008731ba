"""What the office keeps, as frozen records, and the findings about them."""
