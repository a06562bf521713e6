"""One picture for each kind of poll."""
