"""Simulated phones that join over HTTP."""
