"""What must never change, read from the source itself."""

import ast
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted([*ROOT.glob("drawbridge/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"])

# The three catchers of errors: HTTP routes, ui.actions.run, and the last resort at the start.
CATCHERS = {"drawbridge/ui/actions.py", "drawbridge/lifespan.py"}
# What carries an error to where it is raised again: from the thread that writes to whoever waits,
# and from the hot path to the phones' routes.
CARRIER = {"drawbridge/store/group_commit.py", "drawbridge/phone/hot/path.py"}
BROAD = {"DrawbridgeError", "Exception", "BaseException"}
LONGEST_FUNCTION = 45
LONGEST_FILE = 350


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def nodes(path, kind, *words):
    """What is of a kind in a file; nothing where the file has none of the words it must hold."""
    text = path.read_text()
    if words and not any(word in text for word in words):
        return []  # taking apart all files for each question takes a second
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, kind)]


def names_caught(handler):
    caught = handler.type
    parts = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return {ast.unparse(part).split(".")[-1] for part in parts if part is not None} or {"Exception"}


def test_only_the_catchers_catch_every_refusal():
    found = {
        name_of(path)
        for path in SOURCES
        for handler in nodes(path, ast.ExceptHandler, "except")
        if names_caught(handler) & BROAD
    }

    assert found <= CATCHERS | CARRIER


@pytest.mark.rule("R13")
def test_only_the_gate_makes_a_released_result():
    makers = {
        name_of(path)
        for path in SOURCES
        for call in nodes(path, ast.Call, "Released")
        if ast.unparse(call.func).split(".")[-1] == "Released"
    }

    assert makers == {"drawbridge/domain/privacy/gate.py"}


@pytest.mark.rule("R13")
def test_only_views_and_sealing_ask_the_gate():
    askers = {
        name_of(path)
        for path in SOURCES
        for call in nodes(path, ast.Call, "gate")
        if ast.unparse(call.func) in {"gate.release", "gate.release_lines", "gate.verdict_from"}
    }

    assert askers == {
        "drawbridge/views/released.py",
        "drawbridge/views/summary.py",
        "drawbridge/commands/lifecycle.py",
    }


def callers_of(name):
    return {
        name_of(path)
        for path in SOURCES
        for call in nodes(path, ast.Call, name.split(".")[-1])
        if f".{ast.unparse(call.func)}".endswith(f".{name}")
    }


def test_only_commands_and_views_open_the_store():
    # What nobody imports can still be reached through `services`.
    opened = ("store.reading", "store.writing", "keys.ballot_key", "keys.line_key")
    opened += ("keys.participant_key", "keys.make", "keys.destroy", "keys.ids")
    openers = {
        name_of(path)
        for path in SOURCES
        for node in nodes(path, ast.Attribute, "store", "keys")
        if ast.unparse(node).endswith(opened)
    }
    rooms = {"/".join(name.split("/")[:2]) for name in openers}

    its_own = "drawbridge/store"
    assert rooms - {its_own} == {"drawbridge/commands", "drawbridge/views", "drawbridge/logins.py"}


def test_every_room_but_those_of_the_store_is_forbidden_to_import_it():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = [
        one
        for one in settings["tool"]["importlinter"]["contracts"]
        if one["name"] == "The store is behind commands and views"
    ]
    modules = {path.stem for path in (ROOT / "drawbridge").glob("*.py")} - {"__init__"}
    rooms = modules | {path.parent.name for path in (ROOT / "drawbridge").glob("*/__init__.py")}
    may = {"bootstrap", "commands", "errors", "logins", "readiness", "services", "store", "views"}

    assert {f"drawbridge.{room}" for room in rooms - may} == set(contract["source_modules"])


def test_every_name_in_a_contract_stands_for_something():
    """See findings/import-linter-keeps-a-contract-about-nothing.sh."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    fields = ("source_modules", "forbidden_modules", "modules", "containers")
    contracts = settings["tool"]["importlinter"]["contracts"]
    names = {name for one in contracts for field in fields for name in one.get(field, ())}

    assert len(names) > 40
    assert {it for it in names if find_spec(it.removesuffix(".*")) is None} == set()


def test_only_moderation_reads_lines_that_nobody_has_chosen():
    # Commands read them to find the line a decision names, and show nothing.
    assert callers_of("release_queue") == {"drawbridge/views/moderation.py"}
    assert callers_of("lines.every") == {
        "drawbridge/views/moderation.py",
        "drawbridge/commands/moderation.py",
    }


def test_only_the_facilitator_s_view_asks_how_many_passed():
    assert callers_of("passing") == {"drawbridge/views/facilitator.py"}


def test_only_the_gate_makes_released_lines_and_a_queue():
    assert callers_of("ReleasedLines") | callers_of("Queue") == {
        "drawbridge/domain/privacy/gate.py"
    }


@pytest.mark.parametrize("attribute", ["cookies", "headers", "ip_address", "url"])
def test_only_the_guards_look_at_a_browser(attribute):
    readers = {
        name_of(path)
        for path in SOURCES
        for node in nodes(path, ast.Attribute, "context")
        if ast.unparse(node) == f"st.context.{attribute}"
    }

    assert readers <= {"drawbridge/ui/guards.py"}


@pytest.mark.rule("R28")
def test_only_ui_state_touches_the_state_of_streamlit():
    users = {
        name_of(path)
        for path in SOURCES
        for node in nodes(path, ast.Attribute, "session_state", "query_params")
        if node.attr in {"session_state", "query_params"} and ast.unparse(node).startswith("st.")
    }

    assert users <= {"drawbridge/ui/state.py"}


def test_nothing_sleeps_and_nothing_is_cached_by_streamlit():
    for path in SOURCES:
        calls = nodes(path, ast.Call, "sleep", "cache_data", "cache_resource")
        called = {ast.unparse(call.func) for call in calls}
        assert not called & {"time.sleep", "st.cache_data", "st.cache_resource"}, name_of(path)


def test_every_console_page_begins_with_its_guard():
    for path in ROOT.glob("pages/*.py"):
        if path.stem in {"entry", "projector"}:  # the projector has a key of its own
            continue
        statements = ast.parse(path.read_text()).body
        code = [
            node
            for node in statements
            if not isinstance(node, ast.Import | ast.ImportFrom)
            and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        ]
        first = next(node for node in code if not isinstance(node, ast.FunctionDef | ast.Assign))
        assert "require_facilitator()" in ast.unparse(first), path.name


def test_functions_and_files_are_short():
    for path in SOURCES:
        assert len(path.read_text().splitlines()) <= LONGEST_FILE, name_of(path)
        for function in nodes(path, ast.FunctionDef | ast.AsyncFunctionDef):
            length = function.end_lineno - function.lineno + 1
            assert length <= LONGEST_FUNCTION, (
                f"{name_of(path)}: {function.name} has {length} lines"
            )


def test_the_entry_script_does_not_sit_beside_its_pages():
    # Streamlit 1.67 serves pages beside an entry script without running the entry.
    assert not (ROOT / "pages" / "pages").exists()
    assert (ROOT / "pages" / "entry.py").exists()


def test_no_name_says_nothing():
    empty = {"utils", "helpers", "manager", "common", "misc"}

    assert not [name_of(path) for path in SOURCES if set(path.stem.split("_")) & empty]


UNIONS = {
    node.name
    for name in ("views/pictures.py", "views/screens.py", "domain/privacy/gate.py")
    for node in nodes(ROOT / "drawbridge" / name, ast.ClassDef)
}


def classes_told_apart(match):
    return {
        ast.unparse(pattern.cls)
        for case in match.cases
        for pattern in ast.walk(case.pattern)
        if isinstance(pattern, ast.MatchClass)
    }


def test_who_tells_views_and_verdicts_apart_says_that_none_is_forgotten():
    told_apart = [
        (name_of(path), match)
        for path in SOURCES
        for match in nodes(path, ast.Match, "match ")
        if classes_told_apart(match) & UNIONS
    ]
    open_ended = [
        f"{name}:{match.lineno}"
        for name, match in told_apart
        if not ast.unparse(match.cases[-1]).startswith("case _:\n    assert_never(")
    ]

    assert len(told_apart) >= 10
    assert open_ended == []


def test_only_the_rules_about_one_kind_of_verdict_ask_for_that_kind_alone():
    askers = {
        name_of(path)
        for path in SOURCES
        for call in nodes(path, ast.Call, "Released", "ReleasedLines", "Withheld")
        if ast.unparse(call.func) == "isinstance"
        and {ast.unparse(call.args[1])} & {"Released", "ReleasedLines", "Withheld"}
    }

    assert askers == {
        "drawbridge/commands/lifecycle.py",
        "drawbridge/domain/facilitation/unsettled.py",
        "drawbridge/domain/privacy/gate.py",
        "drawbridge/views/moderation.py",
    }


def test_every_figure_is_made_and_sent_in_its_turn():
    """Otherwise it may meet pandas half imported (drawbridge/charts/plotly_turn.py)."""
    turns = {
        name_of(path): "plotly_turn()" in map(ast.unparse, function.decorator_list)
        for path in SOURCES
        for function in nodes(path, ast.FunctionDef, "st.plotly_chart")
        if "st.plotly_chart(" in ast.unparse(function)
    }

    assert len(turns) == 4
    assert all(turns.values())
