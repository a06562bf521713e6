"""What the pages in docs/ say about tests, rules, words and screens is true of the code."""

import ast
import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from tests import rules
from tests.rows import failing

ROOT = Path(__file__).resolve().parent.parent
PRIVACY = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "facilitators-guide.md").read_text(encoding="utf-8")
FIRST_EVENING = (ROOT / "docs" / "first-evening.md").read_text(encoding="utf-8")
EDITORS_GUIDE = (ROOT / "docs" / "editors-guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BENCH = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "drawbridge").rglob("*.py"))
NAMED_TESTS = sorted(set(re.findall(r"tests/[\w/]+\.py(?:::\w+)+", PRIVACY)))
FOLDER = re.compile(r"`([\w/]+)/`")
NAMES = re.findall(r"`([A-Za-z_]+(?:\.[A-Z_]+)?)`", "".join(GLOSSARY.split("|\n", 2)[2:]))


def functions_in(nodes, prefix):
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            yield from functions_in(node.body, f"{prefix}::{node.name}")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}::{node.name}"


@cache
def all_tests_in(name):
    """The tests of a file; there are none in a file that is not there."""
    path = ROOT / name
    body = ast.parse(path.read_text(encoding="utf-8")).body if path.exists() else []
    return set(functions_in(body, name))


def names_in(path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else ()
        yield from (target.id for target in targets if isinstance(target, ast.Name))
        members = node.body if isinstance(node, ast.ClassDef) else ()
        for member in members:
            if isinstance(member, ast.Assign) and isinstance(member.targets[0], ast.Name):
                yield f"{node.name}.{member.targets[0].id}"


@lru_cache(maxsize=1)
def known_names():
    return {name for path in SOURCES for name in names_in(path)}


@lru_cache(maxsize=1)
def words_of_the_screens():
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    templates = (ROOT / "drawbridge").rglob("templates/**/*.html")
    texts = [node.value for node in nodes if isinstance(node.value, str)]
    return "\n".join([*texts, *(path.read_text(encoding="utf-8") for path in templates)])


def test_every_test_named_on_the_page_about_privacy_exists():
    def exists(name):
        assert name in all_tests_in(name.split("::")[0])

    assert len(NAMED_TESTS) > 100
    assert failing([(name,) for name in NAMED_TESTS], exists) == {}


def test_every_rule_on_the_page_about_privacy_has_a_test():
    rows = re.findall(r"^\| (R\d\d) \|(.*)$", PRIVACY, flags=re.MULTILINE)

    assert len(rows) > 20
    assert [rule for rule, row in rows if "tests/" not in row] == []


def test_each_rule_stands_once_on_the_page_about_privacy_and_a_test_carries_its_number():
    known = rules.carried()
    listed = re.findall(r"^\| (R\d\d) \|", PRIVACY, flags=re.MULTILINE)

    assert listed == rules.RULES
    assert [rule for rule in listed if not known[rule]] == []


def test_no_test_carries_a_number_that_is_no_rule():
    assert set(rules.carried()) <= set(rules.RULES)


def test_the_page_of_rules_names_only_tests_that_carry_them():
    """Renewed with `python tests/rules.py`; a test that was just written may still be missing."""
    known, named = rules.carried(), rules.named_on_the_page()

    assert len(named) > 30
    assert {rule: tests - known[rule] for rule, tests in named.items() if tests - known[rule]} == {}


def test_every_rule_the_code_speaks_of_is_on_the_page_about_privacy():
    spoken_of = {
        rule for path in SOURCES for rule in re.findall(r"\bR\d\d\b", path.read_text("utf-8"))
    }

    assert spoken_of <= set(re.findall(r"\bR\d\d\b", PRIVACY))


def test_every_name_in_the_glossary_exists_in_the_code():
    assert len(set(NAMES)) > 50
    assert set(NAMES) - known_names() == set()


def test_the_glossary_explains_each_word_once():
    words = re.findall(r"^\| ([a-z ]+) \|", GLOSSARY, flags=re.MULTILINE)[1:]

    assert len(words) > 25
    assert len(words) == len(set(words))


def test_what_the_guide_quotes_is_said_on_a_screen():
    found = re.findall(r"“([^”]+)”", GUIDE + FIRST_EVENING + EDITORS_GUIDE)
    quoted = {" ".join(words.split()) for words in found} - {"Why walls go up"}
    quoted -= {"who was that?"}  # what a facilitator might say

    assert [words for words in sorted(quoted) if words not in words_of_the_screens()] == []


def test_every_picture_in_the_pages_can_be_read_by_those_who_do_not_see_it():
    pictures = [
        (page.name, words, link)
        for page in PAGES
        for words, link in re.findall(
            r"!\[([^\]]*)\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")
        )
    ]

    assert len(pictures) > 20
    assert [one for one in pictures if len(one[1].split()) < 3] == []


def test_every_link_leads_to_something_that_is_there():
    missing = [
        (page.relative_to(ROOT).as_posix(), link)
        for page in PAGES
        for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
        if "://" not in link and not (page.parent / link.split("#")[0]).exists()
    ]

    assert len(PAGES) > 20
    assert missing == []


OF_OURS = re.compile(
    r"`((?:bench|deploy|docs|drawbridge|gallery|pages|tests|workshop_content|charts|commands|content"
    r"|domain|live|phone|report|store|ui|views|web)/[a-z0-9_./-]+\.(?:py|js|html|toml|css|md|conf)\b)"
)
"""A file as pages name it: from the root of the project, or below `drawbridge/`."""


def test_every_file_of_ours_that_a_page_names_is_there():
    earlier = ROOT / "docs" / "decisions" / "0001-layout.md"  # its names are those of its time
    named = {
        (page.relative_to(ROOT).as_posix(), name)
        for page in PAGES
        if page != earlier
        for name in OF_OURS.findall(page.read_text(encoding="utf-8"))
    }

    def exists(_page, name):
        assert (ROOT / name).exists() or (ROOT / "drawbridge" / name).exists()

    assert len(named) > 150
    assert failing(sorted(named), exists) == {}


def test_the_page_about_libraries_names_each_that_the_product_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[\[<>=]", text)[0] for text in project["dependencies"]}
    page = (ROOT / "docs" / "decisions" / "0002-libraries.md").read_text(encoding="utf-8")
    named = {name for row in rows_of(page, "# 2.") for name in row[0].split(", ")}

    assert needed - named == set()


def test_every_measurement_is_on_the_page_about_them():
    scripts = {path.name for path in (ROOT / "bench").glob("*.py")}

    assert len(scripts) > 40
    assert {name for name in scripts if name not in BENCH} == set()


def test_every_script_that_a_page_says_to_run_is_there():
    told = BENCH + "".join(page.read_text(encoding="utf-8") for page in PAGES)
    scripts = set(re.findall(r"python ([\w/]+\.py)", told))
    modules = set(re.findall(r"python -m ([\w.]+)", told))
    places = [Path(*name.split(".")) for name in modules]

    assert len(scripts) > 30
    assert [name for name in scripts if not (ROOT / name).is_file()] == []
    assert [
        place.as_posix()
        for place in places
        if not (ROOT / place.with_suffix(".py")).is_file()
        and not (ROOT / place / "__main__.py").is_file()
    ] == []


def rows_of(page, heading):
    """The cells of the first table below a heading."""
    rows = re.findall(r"^\|(.*)\|$", page.split(heading)[1].split("\n## ")[0], re.MULTILINE)
    return [[cell.strip() for cell in row.split("|")] for row in rows[2:]]


def imported_by(folder):
    """Which folders of ours a folder imports, itself left out."""
    names = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "drawbridge":
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.update(re.findall(r"^drawbridge\.(\w+)", node.module))
    is_folder = {path.name for path in (ROOT / "drawbridge").iterdir() if path.is_dir()}
    return (names & is_folder) - {Path(folder).name}


def test_the_readme_has_a_row_for_every_folder():
    told = {
        name for row in rows_of(README, "## Where things are") for name in FOLDER.findall(row[0])
    }
    there = {path.parent.relative_to(ROOT).parts for path in (ROOT / "drawbridge").glob("*/*.py")}
    there |= {path.parent.relative_to(ROOT).parts for path in ROOT.glob("[!t]*/*.py")}

    assert {"/".join(parts) for parts in there} - told == {"drawbridge"}
    assert [name for name in told if not (ROOT / name).is_dir()] == []


def test_no_folder_imports_what_its_row_in_the_readme_does_not_name():
    found = {}
    for row in rows_of(README, "## Where things are"):
        folders = FOLDER.findall(row[0])
        allowed = set(re.findall(r"`(\w+)`", row[2])) | {Path(name).name for name in folders}
        if row[2] in {"everything", "all of the above", ""}:
            continue
        found |= {name: imported_by(name) - allowed for name in folders if name != "pages"}

    assert len(found) > 10
    assert {name: imported for name, imported in found.items() if imported} == {}


def test_every_page_can_be_found_from_the_readme():
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")}

    assert {page for page in pages if f"({page})" not in README} == set()


def test_tests_named_in_the_readme_are_there():
    named = re.findall(r"`(tests/[\w/.]+)`", README)

    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_a_newcomer_finds_five_things_with_at_most_three_files():
    rows = rows_of(CONTRIBUTING, "## Where is ...?")
    opened = {question: re.findall(r"`([\w/-]+\.(?:py|md))`", answer) for question, answer in rows}

    assert len(opened) >= 5
    for question, paths in opened.items():
        assert 1 <= len(paths) <= 2, question  # the README is the first
        assert [path for path in paths if not (ROOT / path).exists()] == [], question


def test_what_a_newcomer_is_told_to_look_for_stands_in_the_file():
    for question, answer in rows_of(CONTRIBUTING, "## Where is ...?"):
        files = re.findall(r"`([\w/-]+\.py)`", answer)
        text = "".join((ROOT / path).read_text(encoding="utf-8") for path in files)
        names = re.findall(r"`(?:\w+\.)?([A-Za-z_]+)`", answer)
        assert [name for name in names if name not in text] == [], question


def test_files_named_to_those_who_contribute_are_there():
    named = re.findall(r"`([\w-]+(?:/[\w.-]+)*(?:/|\.(?:py|md|txt)))`", CONTRIBUTING)

    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []
