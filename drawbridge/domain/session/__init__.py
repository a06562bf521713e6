"""One run of a workshop: where it is, what may be done now, and when."""
