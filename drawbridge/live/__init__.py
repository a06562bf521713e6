"""All that is per process and never stored: who listens, who is there, and private signals."""

GONE_S = 5.0  # a process that has told nothing for so long has ended; each tells every second
