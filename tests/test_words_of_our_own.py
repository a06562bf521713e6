"""Nothing of the essay is copied: six words in a row are compared with it.

The essay is not part of the project. Where it is not beside it, the comparison is skipped and says
so; everything else here runs.
"""

import re
import tomllib
from pathlib import Path

import pytest

from tests.rows import each

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / ".." / "shared" / "article.txt"
WORKSHOPS = sorted((ROOT / "workshop_content").rglob("*.toml"))
PAGES = sorted(
    path
    for place in ("drawbridge", "pages", "docs", "workshop_content", "README.md")
    for path in ([ROOT / place] if place.endswith(".md") else (ROOT / place).rglob("*"))
    if path.suffix in {".md", ".py", ".html", ".js", ".css", ".pot", ".toml", ".svg"}
)
GRAM = 6

beside_the_article = pytest.mark.skipif(
    not ARTICLE.exists(), reason="NOT COMPARED: shared/article.txt is not beside the project"
)


def words(text):
    return re.findall(r"[^\W_]+", text.lower().replace("’", "'").replace("'", ""))


def grams(text):
    found = words(text)
    return {tuple(found[start : start + GRAM]) for start in range(len(found) - GRAM + 1)}


def texts(value):
    if isinstance(value, str):
        yield value
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for it in inner:
            yield from texts(it)


def read(path):
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article():
    return grams(read(ARTICLE))


def test_there_is_something_to_compare():
    names = {path.name for path in (*WORKSHOPS, *PAGES)}

    assert {"emotional_walls.toml", "first_evening.toml", "README.md", "privacy.md"} <= names
    assert {"lobby.html", "drawbridge.pot", "outbox.js", "words.py"} <= names


@pytest.mark.parametrize(
    ("ours", "theirs", "is_copied"),
    [
        ("We two SAT by: the old—gate", "that day we two sat by the old gate", True),
        ("we two sat by the new gate", "that day we two sat by the old gate", False),
        ("it’s not what one may call", "It's not what one may call it", True),
        ("five words are no copy", "five words are no copy", False),
    ],
)
def test_six_words_in_a_row_are_a_copy_however_they_are_set(ours, theirs, is_copied):
    assert bool(grams(ours) & grams(theirs)) is is_copied


@beside_the_article
def test_a_sentence_of_the_article_would_be_found(article):
    [sentence, *_] = [line for line in read(ARTICLE).split(".") if len(words(line)) > 2 * GRAM]

    assert grams(f"As they say: {sentence}!") & article


@beside_the_article
@each("path", WORKSHOPS)
def test_no_text_of_a_workshop_is_copied(path, article):
    for text in texts(tomllib.loads(read(path))):
        assert not grams(text) & article


@beside_the_article
def test_no_page_and_no_code_is_copied(article):
    copied = {path.name: found for path in PAGES if (found := grams(read(path)) & article)}

    assert copied == {}
