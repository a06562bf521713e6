"""Which language suits a phone best: what browsers really send, and what nobody should."""

from drawbridge.language_choice import nearest, wanted_languages
from tests.rows import each

OURS = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ar")
OTHERS = ("en", "zh-Hans", "zh-Hant", "no", "sr-Latn", "pt")


@each(
    ("tag", "found"),
    [
        ("pt-BR", "pt"),
        ("pt-PT", "pt"),
        ("de-CH", "de"),
        ("de_AT", "de"),
        ("gsw", "de"),
        ("nl-BE", "nl"),
        ("es-419", "es"),
        ("fr-CA", "fr"),
        ("ar-EG", "ar"),
        ("AR", "ar"),
        ("zh-CN", ""),
        ("ca", ""),
        ("uk", ""),
        ("x-klingon", ""),
        ("*", ""),
        ("", ""),
        ("../../etc/passwd", ""),
        ("a" * 500, ""),
    ],
)
def test_a_tag_meets_the_language_it_is_a_kind_of(tag, found):
    assert nearest((tag,), OURS) == found


@each(
    ("tag", "found"),
    [
        ("zh-CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("nb-NO", "no"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-RS", "sr-Latn"),
    ],
)
def test_scripts_and_macrolanguages_follow_the_standard(tag, found):
    assert nearest((tag,), OTHERS) == found


def test_the_language_liked_best_wins():
    assert nearest(("uk", "pl-PL", "de"), OURS) == "pl"


@each(
    ("header", "wanted"),
    [
        ("de-CH,de;q=0.9,en;q=0.8", ("de-CH", "de", "en")),
        ("en;q=0.2, tr;q=0.9", ("tr", "en")),
        ("fr;q=0, it", ("it",)),
        ("*, nl;q=0.5", ("nl",)),
        ("de;q=nan, es;q=x, pt;q=2", ()),
        ("", ()),
        (";;;,,,;", ()),
    ],
)
def test_a_header_is_read_by_weight(header, wanted):
    assert wanted_languages(header) == wanted


def test_a_header_of_ten_kilobytes_is_cut():
    wanted = wanted_languages("de," + "x-aaaaaaaa," * 1000 + "fr")

    assert wanted[0] == "de"
    assert len(wanted) <= 12
    assert "fr" not in wanted
