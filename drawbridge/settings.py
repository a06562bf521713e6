"""What can be set from outside, read once from the environment.

`TABLE` is the whole list; docs/settings.md is compared with it by a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from drawbridge.errors import SettingsError

Network = IPv4Network | IPv6Network

_SQLITE = "sqlite:///"
_LAST_PORT = 65_535
_NOT_IN_ADDRESSES = frozenset(" \"'<>\\@?#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One environment variable: name, default as written, help for people."""

    name: str
    default: str
    help: str


TABLE = (
    Setting(
        name="DRAWBRIDGE_DATA_DIR",
        default="data",
        help="Folder for the database, the passcode and the keys of running sessions.",
    ),
    Setting(
        name="DRAWBRIDGE_WORKSHOPS_DIR",
        default="",
        help="Folder for the workshops you write yourself, and their drafts. "
        "Empty: workshops in the data folder.",
    ),
    Setting(
        name="DRAWBRIDGE_DATABASE_URL",
        default="",
        help="SQLAlchemy address of a PostgreSQL or SQLite database. "
        "Empty: SQLite in the data folder.",
    ),
    Setting(
        name="DRAWBRIDGE_PASSCODE",
        default="",
        help="Facilitator's passcode, at least 8 characters. "
        "Empty: one is made at first start and printed in the terminal.",
    ),
    Setting(
        name="DRAWBRIDGE_PUBLIC_URL",
        default="",
        help="Address at which phones reach this server, such as https://walls.example.org. "
        "Empty: worked out from the browser or the local network.",
    ),
    Setting(
        name="DRAWBRIDGE_RETENTION_DAYS",
        default="7",
        help="Days after which an ended session's summary is deleted, 0 to 365.",
    ),
    Setting(
        name="DRAWBRIDGE_LANGUAGE",
        default="en",
        help="Language of what belongs to no session, and of rooms unless another one is chosen; "
        "where it is `en`, a room begins in that of whoever leads, if the workshop has it.",
    ),
    Setting(
        name="DRAWBRIDGE_NAMES_FILE",
        default="",
        help="Text file with one name per line, looked for in what people write. Empty: none.",
    ),
    Setting(
        name="DRAWBRIDGE_SUPPORT_REPLY",
        default="off",
        help="Whether the facilitator can send a support card to the phone that wrote a line, "
        "without learning whose it is: on or off.",
    ),
    Setting(
        name="DRAWBRIDGE_TRUSTED_PROXIES",
        default="",
        help="Addresses or networks, separated by commas, of reverse proxies whose "
        "X-Forwarded-For is believed when tries are counted, such as 10.0.0.7. "
        "Empty: only a proxy on this computer.",
    ),
    Setting(
        name="DRAWBRIDGE_METRICS_PORT",
        default="",
        help="Port at which Prometheus, on this computer alone, can read figures for whoever runs "
        "the server. Empty: none.",
    ),
    Setting(
        name="DRAWBRIDGE_LOG",
        default="text",
        help="How the log is written: text, or json for what collects logs.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, checked. `passcode` and `public_url` are "" where none was given."""

    data_dir: Path
    workshops_dir: Path
    database_url: str = field(repr=False)
    passcode: str = field(repr=False)
    public_url: str
    retention_days: int
    language: str
    trusted_proxies: tuple[Network, ...] = ()
    names_file: Path | None = None
    support_reply: bool = False
    metrics_port: int | None = None
    logs_json: bool = False

    @property
    def is_shared(self) -> bool:
        """Whether other processes may serve the same database: on PostgreSQL always."""
        return not self.database_url.startswith(_SQLITE)

    @property
    def console_socket(self) -> Path:
        """Where the phones' processes find the console's."""
        return self.data_dir / "console.sock"

    @classmethod
    def from_environ(
        cls, environ: Mapping[str, str], *, root: Path, languages: tuple[str, ...]
    ) -> "Settings":
        """Read the settings.

        Args:
            environ: the environment.
            root: folder that a relative data folder is relative to.
            languages: the languages there are words for.

        Raises:
            SettingsError: with name, value and expected form of the first wrong one.
        """
        raw = {row.name: environ.get(row.name, "").strip() or row.default for row in TABLE}
        data_dir = root / raw["DRAWBRIDGE_DATA_DIR"]
        return cls(
            data_dir=data_dir,
            workshops_dir=_file(raw["DRAWBRIDGE_WORKSHOPS_DIR"], root) or data_dir / "workshops",
            database_url=_database_url(raw["DRAWBRIDGE_DATABASE_URL"], data_dir),
            passcode=_passcode(raw["DRAWBRIDGE_PASSCODE"]),
            public_url=public_url("DRAWBRIDGE_PUBLIC_URL", raw["DRAWBRIDGE_PUBLIC_URL"]),
            retention_days=_days(raw["DRAWBRIDGE_RETENTION_DAYS"]),
            language=_language(raw["DRAWBRIDGE_LANGUAGE"], languages),
            names_file=_file(raw["DRAWBRIDGE_NAMES_FILE"], root),
            support_reply=_switch("DRAWBRIDGE_SUPPORT_REPLY", raw["DRAWBRIDGE_SUPPORT_REPLY"]),
            trusted_proxies=_proxies(raw["DRAWBRIDGE_TRUSTED_PROXIES"]),
            metrics_port=_port("DRAWBRIDGE_METRICS_PORT", raw["DRAWBRIDGE_METRICS_PORT"]),
            logs_json=_one_of("DRAWBRIDGE_LOG", raw["DRAWBRIDGE_LOG"], "text", "json") == "json",
        )


def public_url(name: str, value: str) -> str:
    """Check an address for phones and take off its last slash; "" stays "".

    Raises:
        SettingsError: if it is not an http or https address without path or query.
    """
    if not value or _is_bare_address(value):
        return value.rstrip("/")
    _, mark, host = value.rpartition("@")  # what stands before it may be a password
    expected = "an address such as https://walls.example.org or http://192.168.0.7:8501"
    raise SettingsError(name, f"…@{host}" if mark else value, expected)


def _is_bare_address(value: str) -> bool:
    if not value.isprintable() or set(value) & _NOT_IN_ADDRESSES:
        return False
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return is_web and parts.path in {"", "/"} and port != 0


def _database_url(value: str, data_dir: Path) -> str:
    if not value:
        return f"{_SQLITE}{data_dir / 'drawbridge.sqlite3'}"
    if value.startswith(_SQLITE) and value.removeprefix(_SQLITE) not in {"", ":memory:"}:
        return value
    scheme, mark, rest = value.partition("://")
    if scheme in {"postgresql", "postgresql+psycopg"} and _is_readable(value):
        return f"postgresql+psycopg://{rest}"
    shown = f"{scheme}://…" if mark else "…"  # the rest may hold a password
    expected = (
        "an address such as postgresql://name:password@host:5432/database or sqlite:////folder/file"
    )
    raise SettingsError("DRAWBRIDGE_DATABASE_URL", shown, expected)


def _is_readable(url: str) -> bool:
    try:
        make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        return False
    return True


def _passcode(value: str) -> str:
    if value and len(value) < 8:
        raise SettingsError("DRAWBRIDGE_PASSCODE", "…", "at least 8 characters long")
    return value


def _days(value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) <= 3 and int(value) <= 365:
        return int(value)
    expected = "a whole number from 0 to 365"
    raise SettingsError("DRAWBRIDGE_RETENTION_DAYS", value, expected)


def _language(value: str, languages: tuple[str, ...]) -> str:
    if value in languages:
        return value
    raise SettingsError("DRAWBRIDGE_LANGUAGE", value, "one of: " + ", ".join(languages))


def _proxies(value: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(one.strip()) for one in value.split(",") if one.strip())
    except ValueError as error:
        expected = "addresses or networks such as 10.0.0.7, 192.168.0.0/24"
        raise SettingsError("DRAWBRIDGE_TRUSTED_PROXIES", value, expected) from error


def _file(value: str, root: Path) -> Path | None:
    return root / value if value else None


def _switch(name: str, value: str) -> bool:
    return _one_of(name, value, "on", "off") == "on"


def _one_of(name: str, value: str, first: str, second: str) -> str:
    if value not in {first, second}:
        raise SettingsError(name, value, f"{first} or {second}")
    return value


def _port(name: str, value: str) -> int | None:
    if not value:
        return None
    if value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= _LAST_PORT:
        return int(value)
    raise SettingsError(name, value, f"a port from 1 to {_LAST_PORT}")
