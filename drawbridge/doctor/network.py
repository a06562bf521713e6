"""How phones get here: the port, and the addresses."""

import urllib.request
from http.client import HTTPException

from drawbridge.doctor.finding import Finding, fine, look_at, wrong
from drawbridge.web.own_addresses import Address, addresses, lan_ip
from drawbridge.web.ports import is_free

_PATIENCE_S = 2.0
_MOST_BYTES = 200


def listening(port: int) -> Finding:
    """Whether the port is free, or who is there."""
    try:
        if is_free(port):
            return fine(f"Port {port} is free.")
    except OSError as error:
        reason = (error.strerror or "the system refused it").lower()
        return wrong(f"Port {port} cannot be used: {reason}.", "choose one above 1024.")
    if _is_drawbridge(port):
        return fine(f"A Drawbridge is running on port {port}.")
    return wrong(
        f"Another program holds port {port}.",
        f"end it (“lsof -i :{port}” names it), or start with “streamlit run app.py --server.port "
        f"{port + 1}”.",
    )


def _is_drawbridge(port: int) -> bool:
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{port}/healthz", timeout=_PATIENCE_S
        ) as reply:
            return bool(reply.read(_MOST_BYTES).startswith(b"Drawbridge"))
    except (OSError, HTTPException):
        return False


def own_addresses(public_url: str, port: int) -> tuple[Address, ...]:
    """The addresses phones might use, best first."""
    return addresses(public_url=public_url, browser_url="", lan_ip=lan_ip(), port=port)


def for_phones(found: tuple[Address, ...]) -> Finding:
    """Which of the addresses phones can open."""
    reachable = [one for one in found if not one.is_local]
    if reachable:
        first, *others = reachable
        where = "" if first.origin == "public" else ", in the same network as this computer"
        more = f" Also: {', '.join(one.url for one in others)}." if others else ""
        return fine(f"Phones open {first.url}{where}.{more}")
    if found:
        return look_at(
            f"Only this computer can open {found[0].url}.",
            "connect it to a Wi-Fi, or set DRAWBRIDGE_PUBLIC_URL to an address others can open.",
        )
    return wrong(
        "This computer is in no network, so that no phone can reach it.",
        "connect it to a Wi-Fi, or open a hotspot on a phone and connect to that.",
    )
