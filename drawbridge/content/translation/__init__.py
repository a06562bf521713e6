"""Workshops in other languages: texts beside a workshop file, one file per language.

A translation holds texts and nothing else; everything that decides is in the workshop itself.
"""
