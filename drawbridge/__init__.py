"""Drawbridge: live, anonymous polls for group workshops."""
