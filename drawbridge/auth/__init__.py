"""The facilitator's way in: login and logout, live streams for console and projector, fonts."""

from drawbridge.auth.language import SpokenLanguageMiddleware
from drawbridge.auth.routes import CONSOLE_PAGES, answer_refusal, routes

__all__ = ["CONSOLE_PAGES", "SpokenLanguageMiddleware", "answer_refusal", "routes"]
