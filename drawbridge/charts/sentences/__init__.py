"""Sentences under, beside and instead of pictures."""
