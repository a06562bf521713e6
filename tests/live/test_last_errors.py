from hypothesis import given
from hypothesis import strategies as st

from drawbridge.live.last_errors import LastErrors, SeenError


def test_each_kind_is_told_once_with_how_often_and_when_last():
    errors = LastErrors()
    for at in (1.0, 2.0):
        errors.note("A page failed", "KeyError", at, is_unforeseen=True)
    errors.note("Nothing was tidied up", "", 3.0, is_unforeseen=False)

    assert errors.n_unforeseen == 2
    assert errors.seen() == (
        SeenError(said="Nothing was tidied up", kind="", n=1, last_at=3.0),
        SeenError(said="A page failed", kind="KeyError", n=2, last_at=2.0),
    )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "KeyError"]))))
def test_what_other_processes_tell_adds_up_and_is_told_anew_each_time(noted):
    here, there, both = LastErrors(), LastErrors(), LastErrors()
    for place, (said, kind) in enumerate(noted):
        for errors in ((here, there)[place % 2], both):
            errors.note(said, kind, float(place), is_unforeseen=True)

    for _ in range(2):
        here.note_elsewhere("another", there.rows())

    assert here.seen() == both.seen()


def test_only_the_latest_kinds_are_kept():
    errors = LastErrors()
    for place in range(40):
        errors.note(f"Number {place}", "", float(place), is_unforeseen=True)
    for place in range(100):
        errors.note_elsewhere(f"process {place}", [("There", "", 1, 0.0)])

    assert [one.said for one in errors.seen()][:12] == [f"Number {n}" for n in range(39, 27, -1)]
    assert errors.seen()[12].n == 64
    assert errors.n_unforeseen == 40
