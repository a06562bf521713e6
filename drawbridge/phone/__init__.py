"""The phone: one light page on plain routes, which works without a script and better with it."""

from drawbridge.phone.app import in_front, phones, phones_first, prepare

__all__ = ["in_front", "phones", "phones_first", "prepare"]
