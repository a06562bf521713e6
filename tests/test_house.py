"""The house keeps its own rules: what the gate runs, pinned versions, no foreign host."""

import re
import tomllib
from pathlib import Path

import pytest

from tests import checks
from tests.conftest import LONGEST

ROOT = Path(__file__).resolve().parent.parent


def test_the_gate_checks_the_source_beside_the_command_that_the_readme_names():
    [command] = re.findall(r"## Test\n\n```sh\n(.*)\n```", (ROOT / "README.md").read_text())
    steps = (ROOT / ".ci" / "run").read_text()

    assert {program for program, *_ in checks.COMMANDS} == {"ruff", "mypy", "lint-imports"}
    assert "python -m tests.checks" in steps
    assert command in steps


def test_a_check_that_fails_is_told_with_its_words():
    told, is_clean = checks.run((("ruff", "--version"), ("ruff", "no-such-thing")))

    assert not is_clean
    assert "ruff --version: passed" in told
    assert "ruff no-such-thing: FAILED with 2" in told
    assert "unrecognized subcommand" in told


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


def test_the_files_that_begin_first_are_there():
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []
