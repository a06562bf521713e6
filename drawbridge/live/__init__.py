"""All that is per process and never stored: who listens, who is there, and private signals."""
