"""A listener to an encrypted Wi-Fi: does a Pass look like an answer, one answer like another?"""

import html
import random

from sqlalchemy import event

from drawbridge.domain.workshop.texts import Written
from tests.attacks.people import form_of, forms_of
from tests.attacks.wire import Listener


def length_of_a_look(visitor):
    reply = visitor.http.get(f"{visitor.url}/main", headers={"X-Drawbridge": "1"})
    return int(reply.headers["content-length"])


def test_a_pass_and_every_answer_have_the_same_length_both_ways(open_polls):
    rng = random.Random(1)
    seen = {}
    for room, visitor, step in open_polls():
        listener = Listener(visitor, room)
        for form in forms_of(step, rng):
            seen.setdefault((room.code, step.id), set()).add(listener.send(form))

    assert len(seen) > 15
    assert [place for place, lengths in seen.items() if len(lengths) > 1] == []


def test_looking_again_is_as_long_before_an_answer_as_after_it_open_and_closed(open_polls):
    rng = random.Random(2)
    for room, visitor, step in open_polls():
        before = length_of_a_look(visitor)
        Listener(visitor, room).send(forms_of(step, rng)[-1])
        after = length_of_a_look(visitor)

        assert before == after


def test_a_pass_and_every_answer_make_the_server_ask_the_same_of_its_database(
    open_polls, services, monkeypatch
):
    # A room is read again after a second, whoever asks then: here no second goes by.
    monkeypatch.setattr(services.rooms, "_monotonic", lambda: 0.0)
    rng = random.Random(3)
    asked = []
    engine = services.store._engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    for room, visitor, step in open_polls():
        listener = Listener(visitor, room)
        work = set()
        visitor.get()  # the first to ask for the new screen has the room read, whatever it answers
        for form in forms_of(step, rng, n=4):
            asked.clear()
            listener.send(form)
            # A Pass takes a line back with one statement, as keeping one takes one.
            work.add(len(asked) if isinstance(step, Written) else tuple(asked))

        assert len(work) == 1


def test_a_line_that_somebody_wrote_is_on_nobody_else_s_screen(open_polls, new_phone):
    """Padding draws the screen without the answer; what is drawn for all must be without it."""
    rng = random.Random(4)
    n_seen = 0
    for room, visitor, step in open_polls():
        if isinstance(step, Written):
            form = form_of(step, rng)
            Listener(visitor, room).send(form)
            other = new_phone(room)
            other.join()
            n_seen += 1

            assert html.escape(form["answer"]) in visitor.get("/main").text
            assert html.escape(form["answer"]) not in other.get("/main").text

    assert n_seen == 2
