"""The facilitator's way in: login and logout, live streams for console and projector, fonts."""

from drawbridge.auth.routes import CONSOLE_PAGES, answer_refusal, routes

__all__ = ["CONSOLE_PAGES", "answer_refusal", "routes"]
