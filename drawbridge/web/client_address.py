"""From which place on the network a request comes."""

from ipaddress import ip_address, ip_network

from starlette.requests import HTTPConnection

from drawbridge.services import Services
from drawbridge.settings import Network

_THIS_COMPUTER = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


def client_of(request: HTTPConnection, services: Services) -> str:
    """What the sender's address is counted under."""
    trusted = services.settings.trusted_proxies
    return services.limits.client(address_of(request, trusted))


def address_of(request: HTTPConnection, trusted: tuple[Network, ...]) -> str:
    """The address a request comes from; to be counted, never to be kept.

    ``X-Forwarded-For`` is read from its end, and only as far as trusted proxies wrote it: what
    stands before that may have been made up. A proxy on this computer is always trusted: whoever
    runs programs here has other ways.
    """
    address = request.client.host if request.client else ""
    named = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    hops = [hop.strip() for hop in named if hop.strip()]
    while hops and _is_trusted(address, trusted):
        address = hops.pop()
    return address


def _is_trusted(address: str, trusted: tuple[Network, ...]) -> bool:
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    plain = getattr(ip, "ipv4_mapped", None) or ip
    return any(plain in network for network in (*_THIS_COMPUTER, *trusted))
