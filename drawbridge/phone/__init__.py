"""The phone: one light page on plain routes, which works without a script and better with it."""

from drawbridge.phone.app import app, prepare, routes

__all__ = ["app", "prepare", "routes"]
