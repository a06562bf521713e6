import ipaddress

import pytest

from drawbridge.web.own_addresses import addresses, lan_ip


def found(public_url="", browser_url="", ip="", port=8501):
    everything = addresses(public_url=public_url, browser_url=browser_url, lan_ip=ip, port=port)
    return [(one.url, one.origin) for one in everything]


def are_local(**given):
    return [one.is_local for one in addresses(**{"lan_ip": "", "port": 8501, **given})]


def test_the_public_address_comes_before_the_browser_s_and_that_before_the_network_s():
    assert found("https://walls.example.org", "http://laptop.lan:8501/library", "192.168.0.7") == [
        ("https://walls.example.org", "public"),
        ("http://laptop.lan:8501", "browser"),
        ("http://192.168.0.7:8501", "network"),
    ]


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "walls.localhost",
        "127.0.0.1",
        "127.8.9.10",
        "[::1]",
        "0.0.0.0",
        "[::]",
    ],
)
def test_an_address_only_this_machine_can_open_comes_last_and_is_marked(host):
    url = f"http://{host}:8501"

    assert found("", url, "192.168.0.7") == [
        ("http://192.168.0.7:8501", "network"),
        (url, "browser"),
    ]
    assert are_local(public_url="", browser_url=url) == [True]


@pytest.mark.parametrize(
    "host",
    ["walls.example.org", "192.168.0.7", "[2001:db8::7]", "localhost.example.org", "10.0.0.1"],
)
def test_an_address_others_can_open_is_not_marked(host):
    assert are_local(public_url="", browser_url=f"http://{host}:8501/") == [False]


def test_even_a_public_address_is_marked_when_only_this_machine_can_open_it():
    assert found("http://localhost:8501", "http://laptop.lan:8501", "192.168.0.7") == [
        ("http://laptop.lan:8501", "browser"),
        ("http://192.168.0.7:8501", "network"),
        ("http://localhost:8501", "public"),
    ]


def test_the_same_address_stands_once_under_its_best_name():
    url = "http://192.168.0.7:8501"

    assert found(url, f"{url}/facilitator?session=ABCDEF", "192.168.0.7") == [(url, "public")]
    assert found("", f"{url}/", "192.168.0.7") == [(url, "browser")]


def test_another_port_or_scheme_is_another_address():
    assert found("", "https://192.168.0.7/", "192.168.0.7") == [
        ("https://192.168.0.7", "browser"),
        ("http://192.168.0.7:8501", "network"),
    ]


def test_an_ipv6_address_stands_in_brackets():
    assert found(ip="2001:db8::7") == [("http://[2001:db8::7]:8501", "network")]
    assert found("", "http://[2001:db8::7]:8501/x", "2001:db8::7") == [
        ("http://[2001:db8::7]:8501", "browser")
    ]


@pytest.mark.parametrize("ip", ["", "127.0.1.1", "::1"])
def test_a_machine_without_a_network_has_no_network_address(ip):
    assert found(ip=ip) == []


def test_an_address_the_browser_did_not_tell_is_left_out():
    assert found("", "", "192.168.0.7", port=80) == [("http://192.168.0.7:80", "network")]


def test_this_machine_s_address_is_an_address_or_nothing():
    ip = lan_ip()

    assert ip == "" or ipaddress.ip_address(ip).version == 4
