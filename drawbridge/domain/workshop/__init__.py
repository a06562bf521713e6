"""What is asked: the steps of a workshop and every kind of poll."""
