"""What may be seen: the gate between raw counts and anything a person sees."""
