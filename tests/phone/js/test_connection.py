"""How a phone hears of news: every transition of its states, and how long it waits."""

import pytest

pytestmark = pytest.mark.browser

START = """() => {
  window.clock = new TestClock();
  window.server = new TestServer();
  window.streams = [];
  window.told = [];
  window.chance = 0.5;
  window.hasStreams = true;
  window.latest = () => streams[streams.length - 1];
  window.wait = () => clock.waits[0];
  const open = () => {
    if (!hasStreams) return undefined;
    streams.push(new TestStream());
    return latest();
  };
  window.connection = new Connection({ clock, random: () => chance }, {
    open,
    ask: () => server.ask(),
    onNews: (number, text) => told.push(text ? [number, text] : number),
    onMiss: () => told.push('miss'),
    onRefusal: () => told.push('refusal'),
  });
}"""

# What makes an event happen. Asking comes after 60 s beside a stream, after 5 s to 15 s without.
EVENTS = {
    "start": "connection.start()",
    "stop": "connection.stop()",
    "word": "latest().say(7)",
    "cut": "latest().fail(true)",
    "fail": "latest().fail(); latest().fail(); latest().fail()",
    "answer": "server.says = [200, '7']; await clock.pass(wait())",
    "miss": "server.says = null; await clock.pass(wait())",
    "refuse": "server.says = 404; await clock.pass(wait())",
    "probe": "server.says = [200, '7']; for (let n = 0; n < 10; n += 1) await clock.pass(wait())",
}
WAYS = {
    "off": [],
    "opening": ["start"],
    "streaming": ["start", "word"],
    # Just after the first probe has failed: the next one is ten answers away.
    "polling": ["start", "fail", "answer", "cut"],
}
TRANSITIONS = [
    ("off", "start", "opening"),
    ("opening", "word", "streaming"),
    ("opening", "cut", "opening"),
    ("opening", "fail", "polling"),
    ("opening", "start", "opening"),
    ("opening", "stop", "off"),
    ("streaming", "answer", "streaming"),
    ("streaming", "miss", "opening"),
    ("streaming", "cut", "opening"),
    ("streaming", "fail", "polling"),
    ("streaming", "refuse", "off"),
    ("streaming", "start", "opening"),
    ("streaming", "stop", "off"),
    ("polling", "answer", "polling"),
    ("polling", "miss", "polling"),
    ("polling", "probe", "opening"),
    ("polling", "refuse", "off"),
    ("polling", "start", "opening"),
    ("polling", "stop", "off"),
]


class Line:
    """A connection on a clock that moves when told."""

    def __init__(self, page):
        self.page = page
        page.evaluate(START)

    def do(self, *events):
        for event in events:
            self.run(EVENTS[event])

    def run(self, code):
        self.page.evaluate(f"async () => {{ {code}; await settled(); }}")

    def get(self, code):
        return self.page.evaluate(f"() => {code}")

    @property
    def state(self):
        return self.get("connection.state")

    @property
    def told(self):
        return self.get("told")

    @property
    def open_streams(self):
        return self.get("streams.filter((stream) => !stream.isClosed).length")

    @property
    def wait_s(self):
        """The seconds until something happens by itself; nothing else is planned."""
        (wait,) = self.get("clock.waits")
        return round(wait / 1000, 6)


@pytest.fixture(scope="module")
def page(loaded):
    return loaded("machine.js", "connection.js")


@pytest.fixture
def line(page):
    return Line(page)


def test_the_states_and_transitions_are_those_that_are_tested_here(line):
    table = line.get("CONNECTION")
    rows = {
        (state, event, after) for state, events in table.items() for event, after in events.items()
    }

    assert rows == set(TRANSITIONS)
    assert set(table) == set(WAYS)


@pytest.mark.parametrize(("before", "event", "after"), TRANSITIONS)
def test_every_transition_leads_where_the_table_says(line, before, event, after):
    line.do(*WAYS[before])
    assert line.state == before
    line.do(event)

    assert line.state == after
    assert line.open_streams == (after in {"opening", "streaming"})
    assert len(line.get("clock.waits")) == (after != "off")


def test_every_stream_that_is_opened_by_a_cut_a_miss_or_a_start_is_a_new_one(line):
    line.do("start", "word", "cut", "word", "miss", "word", "start")

    assert line.get("streams.length") == 4
    assert line.open_streams == 1


def test_a_stream_without_a_first_word_is_given_up_after_8_s(line):
    line.do("start")
    line.run("await clock.pass(7999)")
    assert line.state == "opening"
    line.run("await clock.pass(1)")

    assert line.state == "polling"


def test_where_there_are_no_streams_it_asks_at_once(line):
    line.run("hasStreams = false; connection.start()")
    assert line.state == "polling"
    assert line.wait_s == 5
    line.do("answer")

    assert line.state == "polling"
    assert line.told == [7]


def test_two_errors_are_left_to_the_browser_and_a_word_between_begins_the_count_anew(line):
    line.do("start", "word")
    for _ in range(3):
        line.run("latest().fail(); latest().fail()")
        assert line.state == "streaming"
        line.do("word")

    assert line.get("streams.length") == 1
    line.do("fail")
    assert line.state == "polling"


def test_a_stream_that_is_cut_three_times_in_a_row_is_given_up(line):
    line.do("start", "cut", "cut")
    assert line.state == "opening"
    line.do("cut")

    assert line.state == "polling"
    assert line.get("streams.length") == 3


def test_news_of_a_stream_is_passed_on_and_a_miss_is_told(line):
    line.do("start")
    line.run("latest().say(3); latest().say(4); latest().fail(); latest().say(5)")

    assert line.told == [3, 4, "miss", 5]


def test_what_stands_below_the_number_is_passed_on_with_it(line):
    line.do("start", "word")
    line.run("latest().say('8\\n<main>\\n</main>')")

    assert line.told == [7, [8, "<main>\n</main>"]]


def test_beside_a_stream_it_asks_every_60_s(line):
    line.do("start", "word")
    assert line.wait_s == 60
    line.run("await clock.pass(30000); latest().say(8)")
    assert line.wait_s == 30
    line.do("answer")

    assert line.wait_s == 60
    assert line.get("server.asked.length") == 1
    assert line.told == [7, 8, 7]


def test_asking_in_vain_waits_longer_each_time_up_to_15_s_and_an_answer_ends_that(line):
    line.do(*WAYS["polling"])
    waits = []
    for _ in range(5):
        waits.append(line.wait_s)
        line.do("miss")

    assert waits == [5, 7.5, 11.25, 15, 15]
    line.do("answer")
    assert line.wait_s == 5


def test_a_server_that_asks_for_patience_is_missed_but_not_refusing(line):
    line.do(*WAYS["polling"])
    line.run("server.says = 429; await clock.pass(wait())")

    assert line.state == "polling"
    assert line.wait_s == 7.5
    assert line.told[-1] == "miss"


@pytest.mark.parametrize(("chance", "wait_s"), [(0, 4), (0.5, 5), (1, 6)])
def test_phones_do_not_all_ask_in_the_same_instant(line, chance, wait_s):
    line.run(f"chance = {chance}")
    line.do("start", "fail")

    assert line.wait_s == wait_s


def test_the_first_answer_and_every_tenth_after_it_try_a_stream_which_one_error_ends(line):
    line.do("start", "fail")
    tried = []
    for number in range(1, 32):
        line.do("answer")
        if line.state == "opening":
            tried.append(number)
            line.run("latest().fail()")
        assert line.state == "polling"

    assert tried == [1, 11, 21, 31]


def test_a_stream_that_gets_through_again_is_kept(line):
    line.do(*WAYS["polling"], "probe")
    line.do("word")

    assert line.state == "streaming"
    assert line.wait_s == 60


def test_starting_again_forgets_errors_and_long_waits(line):
    line.do(*WAYS["polling"], "miss", "miss", "start")
    line.run("latest().fail(); latest().fail()")
    assert line.state == "opening"
    line.run("latest().fail()")

    assert line.wait_s == 5


def test_a_refusal_is_told_and_ends_the_asking(line):
    line.do(*WAYS["polling"], "refuse")
    line.run("await clock.pass(600000)")

    assert line.told[-1] == "refusal"
    assert line.get("server.asked.length") == 2


def test_what_an_old_stream_still_says_is_not_heard(line):
    line.do("start", "word", "start")
    line.run("streams[0].say(9); streams[0].fail(); streams[0].fail(); streams[0].fail()")

    assert line.state == "opening"
    assert line.told == [7]


@pytest.mark.parametrize("status", ["200, '9'", "404", "null"])
def test_an_answer_that_comes_after_the_end_is_not_heard(line, status):
    line.do(*WAYS["polling"])
    told = line.told
    line.run("server.says = undefined; await clock.pass(wait()); connection.stop()")
    line.run(f"server.reply({status})")

    assert line.state == "off"
    assert line.told == told


def test_an_answer_that_comes_while_a_stream_opens_is_heard_and_changes_nothing_else(line):
    line.do(*WAYS["polling"])
    line.run("server.says = undefined; await clock.pass(wait()); connection.start()")
    line.run("server.reply(200, '9')")

    assert line.state == "opening"
    assert line.told[-1] == 9
    assert line.open_streams == 1
