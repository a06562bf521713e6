"""The facilitator's console while a session is prepared, runs and ends."""
