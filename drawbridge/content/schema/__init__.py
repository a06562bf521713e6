"""The tables of a workshop file, one model for each kind."""
