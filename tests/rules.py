"""Which tests hold which rule: a test carries a rule's number in its name or in a mark.

`test_r05_...` and `@pytest.mark.rule("R05", "R26")` are read from the source, so that nothing has
to be collected. `python tests/rules.py` renews docs/rules.md.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
ABOUT = """# Rules and the tests that carry their numbers

Made from the tests; renewed with `python tests/rules.py`. What each rule says stands on the
[page about privacy](privacy.md).
"""
RULES = [f"R{number:02}" for number in range(1, 44)]
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def carried():
    """The tests that carry each rule's number, as they are named in docs/privacy.md."""
    found = defaultdict(set)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        name = path.relative_to(ROOT).as_posix()
        for test, rules in _tests_in(ast.parse(path.read_text("utf-8")).body, name):
            for rule in rules:
                found[rule].add(test)
    return found


def named_on_the_page():
    """The rules in docs/rules.md and the tests that are named there, rules without any left out."""
    rows = re.findall(r"^\| (R\d\d) \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    found = {rule: set(re.findall(r"`(tests/[^`]+)`", tests)) for rule, tests in rows}
    return {rule: tests for rule, tests in found.items() if tests}


def _tests_in(nodes, prefix):
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            yield from _tests_in(node.body, f"{prefix}::{node.name}")
        elif isinstance(node, _FUNCTIONS) and node.name.startswith("test_"):
            yield f"{prefix}::{node.name}", _rules_of(node)


def _rules_of(node):
    in_name = re.match(r"test_r(\d\d)", node.name)
    rules = {f"R{in_name[1]}"} if in_name else set()
    for mark in node.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.rule":
            rules.update(argument.value for argument in mark.args)
    return rules


def page():
    """docs/rules.md."""
    known = carried()
    table = [
        f"| {rule} | {'<br>'.join(f'`{one}`' for one in sorted(known[rule]))} |" for rule in RULES
    ]
    return "\n".join([ABOUT, "| rule | tests |", "|---|---|", *table, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
