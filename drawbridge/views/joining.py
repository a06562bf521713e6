"""How many phones may join a session from one address, as the facilitator has chosen."""

from drawbridge.rate_limits import JoinLimit
from drawbridge.services import Services


def join_limit(services: Services, code: str) -> JoinLimit:
    """What holds for a session now."""
    return services.limits.join_limit(code)
