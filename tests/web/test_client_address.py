"""Which address a request is counted under, with and without proxies."""

from ipaddress import ip_network

import pytest
from starlette.requests import Request

from drawbridge.web.client_address import address_of

PROXIES = tuple(map(ip_network, ("10.0.0.0/24", "2001:db8::/32")))


def address(peer, *forwarded, trusted=()):
    headers = [(b"x-forwarded-for", one.encode()) for one in forwarded]
    client = (peer, 50_000) if peer else None
    return address_of(Request({"type": "http", "headers": headers, "client": client}), trusted)


@pytest.mark.parametrize("forwarded", [(), ("198.51.100.1",), ("a, b", "c"), ("",)])
def test_by_default_nobody_is_believed(forwarded):
    assert address("192.0.2.7", *forwarded) == "192.0.2.7"


def test_a_stranger_is_not_believed_where_proxies_are():
    assert address("192.0.2.7", "198.51.100.1", trusted=PROXIES) == "192.0.2.7"


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        (("198.51.100.1",), "198.51.100.1"),
        (("made up, 198.51.100.1",), "198.51.100.1"),
        (("203.0.113.9, 198.51.100.1, 10.0.0.8",), "198.51.100.1"),
        (("203.0.113.9", "198.51.100.1"), "198.51.100.1"),
        (("10.0.0.8, 10.0.0.9",), "10.0.0.8"),
        ((" , ,",), "10.0.0.7"),
        ((), "10.0.0.7"),
    ],
)
def test_a_trusted_proxy_is_believed_as_far_as_it_wrote_itself(forwarded, expected):
    assert address("10.0.0.7", *forwarded, trusted=PROXIES) == expected


@pytest.mark.parametrize("peer", ["127.0.0.1", "::ffff:127.0.0.1", "::1"])
def test_a_proxy_on_this_computer_is_believed_without_a_setting(peer):
    assert address(peer, "made up, 198.51.100.1") == "198.51.100.1"


@pytest.mark.parametrize("peer", ["::ffff:10.0.0.7", "2001:db8::7"])
def test_a_proxy_is_known_however_its_address_is_written(peer):
    assert address(peer, "198.51.100.1", trusted=PROXIES) == "198.51.100.1"


def test_a_request_without_an_address_is_counted_all_the_same():
    assert address("", "198.51.100.1", trusted=PROXIES) == ""
