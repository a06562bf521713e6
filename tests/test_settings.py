import re
from pathlib import Path

import pytest

from drawbridge.errors import SettingsError
from drawbridge.settings import TABLE, Settings, public_url
from tests.rows import each

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "settings.md"


def settings(**environ):
    return Settings.from_environ(environ, root=Path("/srv/walls"), languages=("en", "de"))


def refusal(**environ):
    with pytest.raises(SettingsError) as caught:
        settings(**environ)
    return str(caught.value)


def test_without_any_setting_there_is_a_default_for_everything():
    found = settings()

    assert found.data_dir == Path("/srv/walls/data")
    assert found.workshops_dir == Path("/srv/walls/data/workshops")
    assert found.database_url == "sqlite:////srv/walls/data/drawbridge.sqlite3"
    assert (found.passcode, found.public_url) == ("", "")
    assert (found.retention_days, found.language) == (7, "en")
    assert found.trusted_proxies == ()


def test_a_blank_value_is_no_value():
    assert settings(**{row.name: "  " for row in TABLE}) == settings()


def test_every_setting_is_taken_as_it_is_given():
    found = settings(
        DRAWBRIDGE_DATA_DIR="/var/lib/walls",
        DRAWBRIDGE_WORKSHOPS_DIR="/home/kim/workshops",
        DRAWBRIDGE_DATABASE_URL="postgresql://walls:sesame@db.example.org:5432/walls",
        DRAWBRIDGE_PASSCODE=" open the bridge ",
        DRAWBRIDGE_PUBLIC_URL="https://walls.example.org/",
        DRAWBRIDGE_RETENTION_DAYS="0",
        DRAWBRIDGE_LANGUAGE="de",
    )

    assert found.data_dir == Path("/var/lib/walls")
    assert found.workshops_dir == Path("/home/kim/workshops")
    assert found.database_url == "postgresql+psycopg://walls:sesame@db.example.org:5432/walls"
    assert found.passcode == "open the bridge"
    assert found.public_url == "https://walls.example.org"
    assert (found.retention_days, found.language) == (0, "de")


def test_proxies_are_addresses_and_networks():
    found = settings(DRAWBRIDGE_TRUSTED_PROXIES="10.0.0.7, 192.168.0.0/24,2001:db8::/32,")

    assert [str(one) for one in found.trusted_proxies] == [
        "10.0.0.7/32",
        "192.168.0.0/24",
        "2001:db8::/32",
    ]


@each("proxies", ["nginx", "*", "10.0.0.7/8", "10.0.0", "10.0.0.7 10.0.0.8"])
def test_a_proxy_that_is_no_address_is_refused_with_its_value(proxies):
    message = refusal(DRAWBRIDGE_TRUSTED_PROXIES=proxies)

    assert message == (
        f"DRAWBRIDGE_TRUSTED_PROXIES is set to {proxies!r}, "
        "but it has to be addresses or networks such as 10.0.0.7, 192.168.0.0/24."
    )


def test_the_database_lies_in_the_data_folder_unless_told_otherwise():
    found = settings(DRAWBRIDGE_DATA_DIR="elsewhere")

    assert found.database_url == "sqlite:////srv/walls/elsewhere/drawbridge.sqlite3"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////srv/kept.sqlite3",
        "sqlite:///kept.sqlite3",
        "postgresql+psycopg://walls@db/walls",
        "postgresql+psycopg:///walls?host=/run/postgresql",
    ],
)
def test_a_database_address_is_kept(url):
    assert settings(DRAWBRIDGE_DATABASE_URL=url).database_url == url


@each(
    ("url", "shown"),
    [
        ("mysql://walls:sesame@db/walls", "'mysql://…'"),
        ("postgres://walls:sesame@db/walls", "'postgres://…'"),
        ("postgresql+asyncpg://walls:sesame@db/walls", "'postgresql+asyncpg://…'"),
        ("postgresql://walls:sesame@db:port/walls", "'postgresql://…'"),
        ("host=db user=walls password=sesame", "'…'"),
        ("sqlite:///", "'sqlite://…'"),
        ("sqlite:///:memory:", "'sqlite://…'"),
        ("sqlite://", "'sqlite://…'"),
        ("kept.sqlite3", "'…'"),
    ],
)
def test_a_wrong_database_address_is_refused_without_its_password(url, shown):
    message = refusal(DRAWBRIDGE_DATABASE_URL=url)

    assert message.startswith(f"DRAWBRIDGE_DATABASE_URL is set to {shown}, but it has to be")
    assert "postgresql://" in message
    assert "sesame" not in message


@pytest.mark.parametrize("passcode", ["a", "seven77", " seven77 "])
def test_a_short_passcode_is_refused_and_not_repeated(passcode):
    message = refusal(DRAWBRIDGE_PASSCODE=passcode)

    assert message == (
        "DRAWBRIDGE_PASSCODE is set to '…', but it has to be at least 8 characters long."
    )


@each("days", ["-1", "366", "1.5", "a week", "٣", "9" * 5000, "+7", "1e2"])
def test_a_wrong_retention_is_refused_with_its_value(days):
    message = refusal(DRAWBRIDGE_RETENTION_DAYS=days)

    assert message == (
        f"DRAWBRIDGE_RETENTION_DAYS is set to {days!r}, "
        "but it has to be a whole number from 0 to 365."
    )


@pytest.mark.parametrize("days", ["0", "7", "007", "365"])
def test_a_retention_is_a_whole_number_of_days_up_to_a_year(days):
    assert settings(DRAWBRIDGE_RETENTION_DAYS=days).retention_days == int(days)


@pytest.mark.parametrize("language", ["fr", "EN", "en_GB", "../en"])
def test_a_language_without_words_is_refused_with_those_there_are(language):
    message = refusal(DRAWBRIDGE_LANGUAGE=language)

    assert message == (
        f"DRAWBRIDGE_LANGUAGE is set to {language!r}, but it has to be one of: en, de."
    )


RIGHT_ADDRESSES = [
    "https://walls.example.org",
    "http://192.168.0.7:8501",
    "http://[2001:db8::7]:8501",
    "https://wände.example.org",
    "HTTPS://WALLS.EXAMPLE.ORG",
]


@each("url", RIGHT_ADDRESSES)
def test_an_address_for_phones_is_kept_without_its_last_slash(url):
    assert public_url("X", url) == url
    assert public_url("X", f"{url}/") == url


WRONG_ADDRESSES = [
    "walls.example.org",
    "//walls.example.org",
    "ftp://walls.example.org",
    "javascript:alert(1)",
    "https://",
    "https://:8501",
    "https://walls.example.org/room",
    "https://walls.example.org//",
    "https://walls.example.org?room=1",
    "https://walls.example.org?",
    "https://walls.example.org/#",
    "https://walls.example.org:0",
    "https://walls.example.org:99999",
    "https://walls.example.org:port",
    "https://[walls.example.org",
    "https://walls example.org",
    "https://walls.example.org/\n",
    "https://walls\x01.example.org",
    'https://walls.example.org"><b>',
    "https:\\\\walls.example.org",
]


@each("url", WRONG_ADDRESSES)
def test_a_wrong_address_for_phones_is_refused_with_its_value(url):
    with pytest.raises(SettingsError) as caught:
        public_url("DRAWBRIDGE_PUBLIC_URL", url)

    assert str(caught.value) == (
        f"DRAWBRIDGE_PUBLIC_URL is set to {url!r}, but it has to be an address such as "
        "https://walls.example.org or http://192.168.0.7:8501."
    )


@each("who", ["walls:sesame", "walls", ":sesame", "sesame", "a@b:sesame"])
def test_an_address_with_a_name_in_it_is_refused_without_its_password(who):
    message = refusal(DRAWBRIDGE_PUBLIC_URL=f"https://{who}@walls.example.org")

    assert message.startswith("DRAWBRIDGE_PUBLIC_URL is set to '…@walls.example.org', but")
    assert "sesame" not in message


def test_no_secret_is_in_the_printed_form():
    found = settings(
        DRAWBRIDGE_PASSCODE="open-sesame",
        DRAWBRIDGE_DATABASE_URL="postgresql://walls:sesame@db/walls",
    )

    assert "sesame" not in f"{found!r} {found!s}"


def test_settings_do_not_change_afterwards():
    with pytest.raises(AttributeError):
        settings().language = "de"


def test_the_page_about_settings_says_what_the_table_says():
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE)

    assert rows == [
        (row.name, f"`{row.default}`" if row.default else "", row.help) for row in TABLE
    ]


def test_every_setting_of_the_code_is_in_the_table():
    package = (ROOT / "drawbridge").rglob("*.py")
    named = {
        name for file in package for name in re.findall(r"DRAWBRIDGE_\w+", file.read_text("utf-8"))
    }

    assert named == {row.name for row in TABLE}
