"""Pure rules of a workshop session: no I/O, no clock, no randomness."""
