"""The house keeps its own rules: formatting, lint, types, import directions, pinned versions."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@pytest.mark.long
@pytest.mark.parametrize(
    "command",
    [
        [str(BIN / "ruff"), "check", "."],
        [str(BIN / "ruff"), "format", "--check", "."],
        [str(BIN / "mypy")],
        [str(BIN / "lint-imports")],
    ],
    ids=["lint", "format", "types", "imports"],
)
def test_the_tree_is_clean(command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def pinned(name):
    lines = (ROOT / name).read_text().splitlines()
    found = [re.match(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==", line) for line in lines]
    return {match.group(1).lower().replace("_", "-") for match in found if match}


def required(specifications):
    return {re.split(r"[\[<>=]", text)[0].lower() for text in specifications}


def test_every_requirement_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = required(project["project"]["dependencies"])
    wanted_for_tests = required(project["dependency-groups"]["dev"])

    assert wanted <= pinned("requirements.txt")
    assert wanted | wanted_for_tests <= pinned("requirements-dev.txt")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_name_no_index(name):
    text = (ROOT / name).read_text()

    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_nothing_is_told_or_asked_of_a_foreign_host_at_start():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())

    assert config["browser"]["gatherUsageStats"] is False
    assert config["browser"]["serverAddress"] == "localhost"
    assert config["server"]["headless"] is True
