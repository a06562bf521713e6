"""Simulated participants inside the process of the server."""
