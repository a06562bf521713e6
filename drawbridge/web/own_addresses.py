"""At which address phones can reach this server."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address phones might use. `is_local` means that no other machine can open it."""

    url: str
    origin: str
    is_local: bool


def addresses(*, public_url: str, browser_url: str, lan_ip: str, port: int) -> tuple[Address, ...]:
    """All addresses worth trying, best first.

    The public address if one is set, else the one the facilitator's browser used if others can
    open it, else this machine's in the local network, else whatever there is.

    Args:
        public_url: as set, or "".
        browser_url: as the facilitator's browser has it, or "".
        lan_ip: this machine's address in the local network, or "".
        port: the port that is served.
    """
    parts = urlsplit(browser_url)
    browser = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    lan = f"http://{_host(lan_ip)}:{port}" if lan_ip and not _is_local(lan_ip) else ""
    found = [
        Address(url=url, origin=origin, is_local=_is_local(urlsplit(url).hostname or ""))
        for url, origin in ((public_url, "public"), (browser, "browser"), (lan, "network"))
        if url
    ]
    found.sort(key=lambda address: address.is_local)  # stable: order of trust is kept
    unique = {address.url: address for address in reversed(found)}
    return tuple(address for address in found if unique[address.url] is address)


def lan_ip() -> str:
    """This machine's address in the local network, "" if it has none.

    No packet is sent: connecting a datagram socket only asks the routing table. The target is a
    documentation address (RFC 5737) that nobody has.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def _host(ip: str) -> str:
    return f"[{ip}]" if ":" in ip else ip


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return ip.is_loopback or ip.is_unspecified  # 0.0.0.0: where servers listen, nobody's address
