"""Numbers in words and digits, the people they count, and what was done to them."""
