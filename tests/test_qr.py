import re
from base64 import b64decode
from xml.etree import ElementTree

import numpy as np
import pytest
import zxingcpp

from drawbridge import qr

URL = "https://room.example/j/K7M2QX"
ADDRESSES = [URL, "http://192.168.4.1:8501/j/ABCDEF", "https://example.org/" + "a" * 120]


def pixels(picture, module_px=6):
    """The dark path of a picture, painted: 0 is dark, 255 is light."""
    n = int(re.search(r'viewBox="0 0 (\d+) \1"', picture).group(1))
    painted = np.full((n, n), 255, dtype=np.uint8)
    dark = re.search(r'fill="black" d="([^"]+)"', picture).group(1)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", dark):
        painted[int(y), int(x) : int(x) + int(width)] = 0
    return painted.repeat(module_px, axis=0).repeat(module_px, axis=1)


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_reader_finds_the_address(url):
    found = zxingcpp.read_barcodes(pixels(qr.svg(url)))

    assert [code.text for code in found] == [url]


def test_an_address_always_gives_the_same_picture():
    assert qr.svg(URL) == qr.svg(URL)
    assert qr.svg(URL) != qr.svg(URL + "X")


def test_four_light_modules_surround_the_code():
    painted = pixels(qr.svg(URL), module_px=1)
    rows, columns = np.where(painted == 0)

    assert (rows.min(), columns.min()) == (4, 4)
    assert (rows.max(), columns.max()) == (len(painted) - 5, len(painted) - 5)


def test_the_picture_is_one_dark_path_on_a_white_ground():
    root = ElementTree.fromstring(qr.svg(URL))
    n = root.get("viewBox").split()[-1]

    assert [path.get("fill") for path in root] == ["white", "black"]
    assert root[0].get("d") == f"M0 0h{n}v{n}h-{n}z"


def test_the_picture_refers_to_nothing_outside():
    picture = qr.svg(URL).replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert not re.search(r"https?:|href|url\(|<image|<script|<style", picture)


def test_the_address_form_holds_the_same_picture():
    head, body = qr.data_uri(URL).split(",")

    assert head == "data:image/svg+xml;base64"
    assert b64decode(body).decode() == qr.svg(URL)
