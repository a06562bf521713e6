"""The console as a remote in the hand: one light page on plain routes, for one thumb."""

from drawbridge.remote.app import remote

__all__ = ["remote"]
