"""An answer that was given is kept until the server has said yes or no to it."""

import pytest

pytestmark = pytest.mark.browser

START = """() => {
  window.clock = new TestClock();
  window.server = new TestServer();
  window.told = [];
  window.isFree = true;
  window.storage = () => localStorage;
  window.store = new Store('/j/ABCDEF', () => storage());
  window.outbox = new Outbox({ clock, random: () => 0.5 }, {
    store,
    send: (body) => server.ask(body),
    mayStart: () => isFree,
    onSending: (is) => { isFree = !is; },
    onHeld: () => told.push('held'),
    onReply: () => told.push('reply'),
    onDone: (reply, item) => told.push(item.body + ' ' + reply.status),
  });
}"""
PUT = "outbox.put({ body: 'a=1', place: 'weather/1', draft: null })"
PUT_ANOTHER = "outbox.put({ body: 'a=2', place: 'weather/1', draft: null })"
EVENTS = {
    "send": PUT,
    "done": "server.reply(200)",
    "fail": "server.reply(null)",
    "drop": "outbox.drop()",
    "close": "outbox.close()",
}
WAYS = {
    "resting": [],
    "sending": ["send"],
    "held": ["send", "fail"],
    "retrying": ["send", "fail", "send"],
    "closed": ["close"],
}
TRANSITIONS = [
    ("resting", "send", "sending"),
    ("resting", "close", "closed"),
    ("sending", "done", "resting"),
    ("sending", "fail", "held"),
    ("sending", "close", "closed"),
    ("held", "send", "retrying"),
    ("held", "drop", "resting"),
    ("held", "close", "closed"),
    ("retrying", "done", "resting"),
    ("retrying", "fail", "held"),
    ("retrying", "close", "closed"),
]


class Box:
    """An outbox whose server answers when told."""

    def __init__(self, page):
        self.page = page
        page.evaluate(START)
        self.run("server.says = undefined")

    def do(self, *events):
        for event in events:
            self.run(EVENTS[event])

    def run(self, code):
        self.page.evaluate(f"async () => {{ {code}; await settled(); }}")

    def get(self, code):
        return self.page.evaluate(f"() => {code}")

    def reload(self):
        self.page.again()
        Box.__init__(self, self.page)

    @property
    def state(self):
        return self.get("outbox.state")

    @property
    def sent(self):
        return self.get("server.asked")

    @property
    def told(self):
        return self.get("told")

    @property
    def kept(self):
        return self.get("outbox.item && outbox.item.body")

    @property
    def waits_s(self):
        return [wait / 1000 for wait in self.get("clock.waits")]


@pytest.fixture(scope="module")
def page(loaded):
    return loaded("machine.js", "store.js", "outbox.js")


@pytest.fixture
def box(page):
    page.evaluate("() => localStorage.clear()")
    return Box(page)


def test_the_states_and_transitions_are_those_that_are_tested_here(box):
    table = box.get("OUTBOX")
    rows = {
        (state, event, after) for state, events in table.items() for event, after in events.items()
    }

    assert rows == set(TRANSITIONS)
    assert set(table) == set(WAYS)


@pytest.mark.parametrize(("before", "event", "after"), TRANSITIONS)
def test_every_transition_leads_where_the_table_says(box, before, event, after):
    box.do(*WAYS[before])
    assert box.state == before
    box.do(event)

    assert box.state == after
    assert box.get("outbox.isHeld") == (after in {"held", "retrying"})
    assert len(box.waits_s) == (after == "held")
    assert (box.kept is None) == (after in {"resting", "closed"})


def test_an_answer_is_kept_before_it_is_sent_and_until_the_server_has_it(box):
    box.run(PUT)
    assert box.kept == "a=1"
    assert box.get("isFree") is False
    box.run("server.reply(200)")

    assert box.kept is None
    assert box.get("isFree") is True
    assert box.told == ["reply", "a=1 200"]


@pytest.mark.parametrize("status", [403, 404, 409, 422, 429])
def test_a_refusal_is_an_answer_too_and_is_not_sent_again(box, status):
    box.run(PUT)
    box.run(f"server.reply({status}); await clock.pass(600000)")

    assert box.kept is None
    assert box.told == ["reply", f"a=1 {status}"]
    assert box.sent == ["a=1"]


def test_what_did_not_get_there_is_sent_again_after_2_s_4_s_up_to_30_s(box):
    box.run(PUT)
    waits = []
    for _ in range(6):
        box.run("server.reply(null)")
        (wait,) = box.waits_s
        waits.append(wait)
        box.run("await clock.pass(clock.waits[0])")

    assert waits == [2, 4, 8, 16, 30, 30]
    assert box.sent == ["a=1"] * 7
    assert box.told == ["held"] * 6


def test_once_there_the_next_loss_begins_with_2_s_again(box):
    box.do("send", "fail", "send", "fail", "send", "done", "send", "fail")

    assert box.waits_s == [2]


def test_an_unsent_answer_is_kept_through_a_reload_and_sent_then(box):
    box.do("send", "fail")
    box.reload()
    assert box.state == "resting"
    box.run("outbox.flush()")
    assert box.sent == ["a=1"]
    box.do("done")

    assert box.kept is None
    assert box.told == ["reply", "a=1 200"]


def test_a_page_that_is_closed_while_it_sends_has_the_answer_after_a_reload(box):
    box.do("send")
    box.reload()

    assert box.kept == "a=1"


def test_news_that_the_server_is_back_sends_at_once_and_only_once(box):
    box.do("send", "fail")
    box.run("outbox.flush(); outbox.flush(); await clock.pass(600000)")

    assert box.state == "retrying"
    assert box.sent == ["a=1", "a=1"]


def test_of_two_answers_the_later_one_counts_and_the_first_s_reply_is_not_shown(box):
    box.run(PUT)
    box.run(PUT_ANOTHER)
    assert box.sent == ["a=1"]
    box.run("server.reply(200)")
    assert box.sent == ["a=1", "a=2"]
    assert box.kept == "a=2"
    box.run("server.reply(200)")

    assert box.kept is None
    assert box.told == ["reply", "reply", "a=2 200"]


def test_an_answer_given_while_another_is_held_takes_its_place(box):
    box.do("send", "fail")
    box.run(PUT_ANOTHER)
    box.do("done")

    assert box.sent == ["a=1", "a=2"]
    assert box.told == ["held", "reply", "a=2 200"]


def test_a_page_that_is_busy_with_something_else_sends_later(box):
    box.run(f"isFree = false; {PUT}")
    assert box.sent == []
    assert box.kept == "a=1"
    box.run("isFree = true; outbox.flush()")

    assert box.sent == ["a=1"]


def test_an_empty_box_sends_nothing(box):
    box.run("outbox.flush()")

    assert box.state == "resting"
    assert box.sent == []


def test_what_was_deleted_while_held_is_never_sent_and_nothing_is_said_to_be_kept(box):
    box.do("send", "fail", "drop")
    box.run("await clock.pass(600000); outbox.flush()")

    assert box.sent == ["a=1"]
    assert box.get("outbox.isHeld") is False


@pytest.mark.parametrize("status", [200, "null"])
def test_who_has_left_hears_nothing_of_what_was_on_its_way(box, status):
    box.do("send", "close")
    box.run(f"server.reply({status}); await clock.pass(600000)")
    box.run(PUT)

    assert box.told == []
    assert box.sent == ["a=1"]


@pytest.mark.parametrize(
    "obstacle",
    [
        "storage = () => { throw new Error('private'); }",
        "storage = () => ({ getItem: () => null, setItem() { throw new Error('full'); } })",
    ],
    ids=["forbidden", "full"],
)
def test_without_storage_an_answer_is_kept_as_long_as_the_page(box, obstacle):
    box.run(obstacle)
    box.do("send", "fail")

    assert box.kept == "a=1"
    box.do("send", "done")
    assert box.kept is None
    assert box.told == ["held", "reply", "a=1 200"]
