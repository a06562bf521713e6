"""What stands in deploy/ names files, settings, commands and ports that there are."""

import re
import shlex
from pathlib import Path

from drawbridge import __main__
from drawbridge.settings import TABLE, Settings
from drawbridge.translations import languages
from tests.rows import each

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
FILES = sorted(DEPLOY.iterdir())
SETTINGS_PAGE = (ROOT / "docs" / "settings.md").read_text("utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
CONSOLE = r"streamlit run app\.py (?:--server\.address 127\.0\.0\.1 )?--server\.port (\d+)"
PHONES = r"python -m drawbridge phones --port (\d+)"


def read(path):
    return path.read_text("utf-8")


def environment(path):
    lines = [line for line in read(path).splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def copied():
    """What the image has of this folder."""
    for line in re.findall(r"^COPY (.*)$", DOCKERFILE, flags=re.MULTILINE):
        *sources, _ = shlex.split(line)
        yield from sources


@each("path", FILES)
def test_every_file_of_ours_that_is_named_exists(path):
    named = set(re.findall(r"\b(?:deploy|docs|tests|bench)/[\w./@-]*\w", read(path)))
    named |= set(re.findall(r"(?:env_file:|dockerfile:|- \./)\s*([\w./]+)", read(path)))

    missing = [one for one in named if not any((at / one).exists() for at in (ROOT, DEPLOY))]

    assert missing == []


@each("path", FILES)
def test_every_setting_that_is_set_is_one_of_ours_and_explained(path):
    named = set(re.findall(r"DRAWBRIDGE_\w+", read(path)))

    assert named <= {row.name for row in TABLE}
    assert [name for name in named if f"`{name}`" not in SETTINGS_PAGE] == []


def test_the_settings_in_the_file_can_be_used():
    found = Settings.from_environ(
        environment(DEPLOY / "drawbridge.env"), root=ROOT, languages=languages()
    )

    assert found.is_shared
    assert found.public_url == "https://walls.example.org"


def test_the_image_holds_what_the_program_reads_and_nothing_else():
    sources = set(copied())
    let_in = set(re.findall(r"^!(.*)$", read(DEPLOY / "Dockerfile.dockerignore"), re.MULTILINE))

    assert sources == let_in
    assert [one for one in sources if not (ROOT / one).exists()] == []
    assert {"app.py", "pages", "drawbridge", "workshop_content", ".streamlit"} <= sources


def test_the_image_keeps_answers_where_the_settings_say():
    folder = environment(DEPLOY / "drawbridge.env")["DRAWBRIDGE_DATA_DIR"]

    for written in (f"DRAWBRIDGE_DATA_DIR={folder}\n", f"VOLUME {folder}\n"):
        assert written in DOCKERFILE
    assert f"install -d -m 0700 -o drawbridge {folder}" in DOCKERFILE
    assert f"data:{folder}" in COMPOSE


def test_the_proxy_passes_on_to_the_ports_that_are_served():
    proxy = read(DEPLOY / "nginx.conf")
    console, phones = (
        set(re.findall(r"127\.0\.0\.1:(\d+)", part))
        for part in re.findall(r"upstream \w+ \{.*?\n?\}", proxy, flags=re.DOTALL)
    )

    assert set(re.findall(CONSOLE, COMPOSE)) == console
    assert set(re.findall(PHONES, COMPOSE)) == phones
    assert set(re.findall(CONSOLE, read(DEPLOY / "drawbridge.service"))) == console
    named = re.findall(r"drawbridge-phones@(\d+)", read(DEPLOY / "drawbridge-phones@.service"))
    assert set(named) == phones


def test_the_database_listens_where_the_settings_look():
    folder = environment(DEPLOY / "drawbridge.env")["DRAWBRIDGE_DATABASE_URL"].partition("host=")[2]

    assert COMPOSE.count(f"socket:{folder}") == 2
    assert "listen_addresses= " in COMPOSE


@each("path", FILES)
def test_every_command_of_ours_is_one_that_there_is(path):
    for command in re.findall(r"python -m (drawbridge [a-z]+(?: --port \d+)?)", read(path)):
        options = __main__._parser().parse_args(command.split()[1:])

        assert callable(options.run)


def test_no_password_and_no_passcode_stands_in_them():
    for path in FILES:
        assert not re.search(r"PASSWORD|PASSCODE=|:[^/@\s]+@", read(path)), path.name
