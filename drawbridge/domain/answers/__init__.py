"""What came in: responses read from a form, and the tallies made of them."""
