"""The phone: one light page on plain routes, which works without a script and better with it."""

from drawbridge.phone.app import middleware, phones, prepare

__all__ = ["middleware", "phones", "prepare"]
