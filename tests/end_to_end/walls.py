"""The evening that a designer of this toolkit wrote down minute by minute, line by line.

Fourteen people and a facilitator in a community centre, with the whole of "The Paradox of
Emotional Walls", and everything that goes wrong on such an evening. Each scene is one row of that
table: its time, what happens, and where the product does otherwise, why. The people keep books of
what was sent and compare every number that is shown with them.

`test_walls_evening.py` plays it until after the break, `test_walls_after_the_break.py` from there
on, beside it; `bench/evening.py` plays it whole.
"""

import csv
import html
import io
import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from statistics import median

from playwright.sync_api import expect

from tests.end_to_end.people import (
    Evening,
    no_stranger_was_asked,
    numbers_in,
    told_of,
)
from tests.people.phone import HttpPhone
from tests.people.server import QuickServer

FILE = "emotional_walls.toml"
NAME = "Miriam"
RISK = "I do not want to go on living"
LEFT_OUT = "Where it stands tallest"


def server_in(folder):
    """A server that knows a name, and answers whoever needs support."""
    (folder / "names.txt").write_text(f"{NAME}\n", encoding="utf-8")
    names = str(folder / "names.txt")
    return QuickServer(folder, DRAWBRIDGE_NAMES_FILE=names, DRAWBRIDGE_SUPPORT_REPLY="on")


class Walls(Evening):
    """The fourteen people, by what becomes of them."""

    def __init__(self, server, witness, code=None):
        super().__init__(server, witness, file=FILE, n_people=13, n_phones=14, code=code)
        self.ana, self.ben = self.browsers
        *self.seated, self.watcher, self.spare, self.late, self.tablet = self.phones
        self.dying = self.seated[-1]
        self.there = [self.ana, self.ben, *self.seated]  # who can answer now

    @property
    def over_http(self):
        return [phone for phone in self.there if isinstance(phone, HttpPhone)]

    def it_is(self, clock):
        """Let as much time have gone by as the table says: the start is moved back in the store."""
        hours, minutes = map(int, clock.split(":"))
        with self.database() as database:
            passed_s = 60 * (60 * hours + minutes)
            database.execute(
                "UPDATE sessions SET state = json_set(state, '$.started_at', unixepoch() - ?)",
                (passed_s,),
            )
            database.commit()

    def database(self):
        return closing(sqlite3.connect(self.server.folder / "data" / "drawbridge.sqlite3"))

    def stored(self, step_id):
        """All answers to a step, as they stand in the store; nothing in them says whose."""
        with self.database() as database:
            asked = "SELECT answers FROM ballots WHERE purpose = 'answer' AND step_id = ?"
            return [json.loads(row[0]) for row in database.execute(asked, (step_id,))]

    def raw(self):
        """All bytes of the store."""
        return (self.server.folder / "data" / "drawbridge.sqlite3").read_bytes()

    def question(self, step_id):
        return self.workshop.step(step_id).question

    def answer(self, step_id, phone, **parts):
        """Post values for every part of a question and note them; None passes a part."""
        fields = {
            part: "pass" if value is None else [str(one) for one in value]
            for part, value in parts.items()
        }
        assert phone.post(step_id, fields) == 200
        noted = {part: value for part, value in parts.items() if value is not None}
        self.books.note_parts(step_id, phone, **noted)

    def played(self, first, last):
        """The titles of two steps and of all between them but the one that was left out."""
        titles = [step.title for step in self.workshop.steps if step.title != LEFT_OUT]
        return titles[titles.index(first) : titles.index(last) + 1]

    def on_to(self, title):
        self.facilitator.press(f"^Next: {title}$")
        self.facilitator.is_at(title)

    def skips_to(self, title):
        self.facilitator.side("skip")
        self.facilitator.is_at(title)

    def asks(self, title, step_id):
        """Go on to a question and open it; projector and phones ask, and nobody sees a number."""
        self.on_to(title)
        self.facilitator.open_question()
        self.projector.sees(self.question(step_id))
        for phone in self.browsers:
            phone.sees("poll")
        for page in (self.facilitator.page, self.projector.page):
            expect(page.locator("[data-chart-alt], .st-key-preview")).to_have_count(0)

    def closes(self, step_id):
        """Close a question; only the facilitator sees the picture. What it says."""
        self.facilitator.close_question()
        for phone in self.browsers:
            phone.sees("closed")
        assert self.projector.page.locator("[data-chart-alt]").count() == 0
        return self.facilitator.preview_words(self.question(step_id))

    def shows(self, step_id, preview):
        """Show a result; the room gets the picture that was previewed."""
        self.facilitator.press("^Show the result$")
        self.facilitator.says("^(Next|End)")
        assert self.projector.chart_words(self.question(step_id)) == preview

    def connected(self):
        return self.facilitator.page.locator(".db-people").first.inner_text()


def band(number):
    """How a number of people is told roughly."""
    steps = {"1–2": range(1, 3), "3–5": range(3, 6), "6–9": range(6, 10)}
    return next((name for name, numbers in steps.items() if number in numbers), "10+")


def doors_open(evening):
    """−0:10. Nothing starts before the support lines are confirmed and somebody is named.

    The table has the support file verified 41 days ago; here the facilitator confirms it now.
    """
    facilitator = evening.facilitator
    facilitator.cannot_start()
    evening.projector.sees("No app. No name. You may sit this out.")
    expect(evening.projector.page.locator(".projector-qr img")).to_be_visible()
    facilitator.confirm_support()
    facilitator.cannot_start()
    facilitator.say_who_helps()


def double_scan(evening):
    """0:02. Thirteen people scan, one of them twice: a warning, and nothing is taken from anybody.

    A spare that leaves is not counted any more at once; one that is only switched off stops
    counting as connected after twenty seconds, where the table has two minutes.
    """
    for phone in (*evening.seated, evening.watcher, evening.spare):
        assert "Before we start." in phone.screen()
        phone.join()
        phone.connect()
    for phone in evening.browsers:
        phone.sees("consent")
        phone.join()
        phone.sees("waiting")
    evening.facilitator.reads("More phones than people: 14 for 13.")
    evening.projector.page.reload()  # it looks again by itself, but only every ten seconds
    evening.projector.sees("nearly everyone")
    assert not re.search(
        r"\b1[234]\b", evening.projector.page.locator(".projector-crowd").inner_text()
    )


def just_watch(evening):
    """0:05. Consent; one person would rather watch, and does not count as a participant."""
    for phone in (evening.spare, evening.watcher):
        phone.disconnect()
        phone.press("leave")
    evening.watcher.join(role="observer")
    evening.facilitator.press("^Start$")
    evening.projector.sees("Some questions touch old hurts.")
    evening.facilitator.reads("12 joined, 1 only watching, 12 connected")
    expect(evening.facilitator.page.get_by_text("More phones than people")).to_have_count(0)
    assert "You are watching; nothing is sent." in evening.watcher.screen()


WEATHER = [(1,)] * 2 + [(2,)] * 5 + [(3,)] * 2 + [(4,)]  # of those without a browser


def weather(evening):
    """0:09. [1, 3, 5, 2, 1] of twelve: the bars come all at once.

    The table calls the shape mixed; for a choice without an order the product says that no
    answer leads.
    """
    evening.it_is("0:09")
    evening.asks("Inner weather", "weather")
    evening.answer_in_browser("weather", evening.ana, 0)
    evening.answer_in_browser("weather", evening.ben, 1)
    evening.answer_over_http("weather", WEATHER, evening.over_http)
    assert evening.watcher.post("weather", {"answer": "4"}) == 409
    preview = evening.closes("weather")
    expected = evening.books.counts("weather")
    assert list(expected.values()) == ["1", "3", "5", "2", "1"]
    assert numbers_in(preview, expected) == expected
    evening.facilitator.reads("Spread, no answer ahead; one answer fewer would change that.")
    evening.shows("weather", preview)


def start_of(near):
    return {"near_and_myself": (near,), "lower_my_guard": (50,)}


def put_aside(evening):
    """0:11. Where I start: eleven answer, one passes; it is stored, and nobody sees anything.

    The table says that most have answered: here a pass is an answer like any other, so with it
    everybody has.
    """
    evening.it_is("0:11")
    evening.asks("Where I start", "where_i_start")
    shy, *others = evening.over_http
    for number, phone in enumerate(others):
        evening.answer("where_i_start", phone, **start_of(10 * number))
    for phone in evening.browsers:
        phone.slide("near_and_myself", 40)
        phone.slide("lower_my_guard", 50)
        phone.send()
        evening.books.note_parts("where_i_start", phone, **start_of(40))
    evening.facilitator.reads("Most have answered.")
    evening.answer("where_i_start", shy, near_and_myself=None, lower_my_guard=None)
    assert len(evening.stored("where_i_start")) == 12
    evening.facilitator.press("^Close the question$")
    evening.facilitator.reads("We put this aside and look again at the end.")
    assert evening.facilitator.page.locator(".st-key-preview .js-plotly-plot").count() == 0


PLACES = [
    *((70, 70), (20, 60), (30, 70), (40, 45), (60, 55), (65, 25)),
    *((70, 75), (75, 85), (80, 80), (85, 90), (90, 70), (95, 15)),
]


def near_and_free(evening):
    """0:13. A square of fields in bands, never one dot per person."""
    evening.it_is("0:13")
    evening.asks("Near and free", "near_and_free")
    evening.ana.page.locator(".square").scroll_into_view_if_needed()
    box = evening.ana.page.locator(".square").bounding_box()
    evening.ana.page.locator(".square").click(
        position={"x": 0.7 * box["width"], "y": 0.3 * box["height"]}
    )
    evening.ana.send()
    evening.books.note_parts("near_and_free", evening.ana, place=PLACES[0])
    for phone, place in zip(evening.there[1:], PLACES[1:], strict=True):
        evening.answer("near_and_free", phone, place=place)
    preview = evening.closes("near_and_free")

    sent = evening.books.answers("near_and_free", "place")
    across, up = evening.workshop.step("near_and_free").x, evening.workshop.step("near_and_free").y
    fields = Counter((min(4, x // 20), min(4, y // 20)) for x, y in sent)
    expected = {
        f"{across.label} {x + 1} of 5, {up.label} {y + 1} of 5": band(number)
        for (x, y), number in fields.items()
    }
    assert numbers_in(preview, expected) == expected
    assert preview.count(" of 5, ") == len(expected)
    middles = [10 * round(median(axis) / 10) for axis in zip(*sent, strict=True)]
    assert f"middle answers {middles[0]} across and {middles[1]} up" in preview
    evening.facilitator.reads("The tug")
    evening.shows("near_and_free", preview)


def late_joiner(evening):
    """0:17. Somebody comes late: the card first, and no answer to what has closed."""
    evening.it_is("0:17")
    late = evening.late
    assert "Before we start." in late.screen()
    late.join()
    late.connect()
    assert "Look up." in late.screen()
    for step_id in ("where_i_start", "near_and_free"):
        assert late.post(step_id, {"pass": "1"}) == 409
    page = evening.facilitator.page
    page.locator(".st-key-head_count_13 input").fill("14")
    page.locator(".st-key-head_count_13 input").press("Enter")
    expect(page.locator(".st-key-head_count_14")).to_be_visible()
    page.reload()
    expect(page.locator(".st-key-head_count_14 input")).to_have_value("14")
    evening.facilitator.reads("13 joined, 1 only watching, 13 connected")
    evening.projector.chart_words(evening.question("near_and_free"))
    evening.there.append(late)


WORDS = ["glass", "Glass", "paper", "hedge", "drawbridge", "brick", "fog", "a moat", "jokes"]


def words_for_walls(evening):
    """0:20. Eleven words; one is somebody's name, is flagged and is never shown."""
    evening.it_is("0:20")
    evening.asks("What my wall is made of", "made_of")
    evening.ana.write("silk")
    evening.ana.send()
    evening.ana.reads("Someone reads before anything is shown.")
    for phone, word in zip(evening.over_http, [*WORDS, NAME], strict=False):
        evening.answer("made_of", phone, answer=(word,))
    evening.facilitator.press("^Close the question$")
    moderation = evening.facilitator.page.locator(".st-key-moderation")
    named = moderation.locator("[class*='st-key-line_']").filter(has_text=NAME)
    expect(named).to_contain_text("a name")
    named.get_by_role("button", name="Never").click()
    evening.facilitator.click("choose_rest")
    evening.facilitator.press("^Show the chosen lines$")
    evening.projector.sees("11 of us wrote.")
    shown = evening.projector.page.locator(".written-cloud bdi").all_inner_texts()
    assert sorted(map(str.lower, shown)) == sorted({*map(str.lower, WORDS), "silk"})
    assert NAME not in evening.projector.page.content()


def a_wall_is_a_job(evening):
    """0:24. Three lines, one at a time, on the projector and on the phones."""
    evening.it_is("0:24")
    evening.on_to("A wall is a job")
    evening.projector.sees("The wall took the job.")
    evening.facilitator.press(r"^Next line \(2 of 3\)$")
    evening.facilitator.press(r"^Next line \(3 of 3\)$")
    evening.projector.sees("where would I like a door?")
    evening.ana.reads("where would I like a door?")


REASONS = [
    *((0, 1), (0, 1), (0, 2), (0, 2), (0, 2), (0, 2), (1, 3), (2, 3), (3, 4)),
    *((5,), (5,)),
]  # of all but Ana and the one who passes


def why_walls_go_up(evening):
    """0:28. 7, 4, 5, 3, else 1, none 2, one pass: the last two are hidden, zero would not be."""
    evening.it_is("0:28")
    evening.asks("Why walls go up", "why_walls_go_up")
    evening.answer_in_browser("why_walls_go_up", evening.ana, 0, 1)
    *choosing, passing = [phone for phone in evening.there if phone is not evening.ana]
    for phone, chosen in zip(choosing, REASONS, strict=True):
        evening.answer("why_walls_go_up", phone, answer=chosen)
    evening.answer("why_walls_go_up", passing, answer=None)
    assert choosing[0].post("why_walls_go_up", {"answer": ["0", "1", "2"]}) == 422
    preview = evening.closes("why_walls_go_up")
    expected = evening.books.counts("why_walls_go_up")
    assert list(expected.values()) == ["7", "4", "5", "3", "hidden", "hidden"]
    assert numbers_in(preview, expected) == expected
    assert "n = 12" in preview
    evening.facilitator.reads("A few passed")
    evening.shows("why_walls_go_up", preview)


def a_phone_dies(evening):
    """0:31. A battery is empty; its owner goes on with a lent tablet, as somebody new.

    That twelve of thirteen are connected shows after twenty seconds, when nobody waits any more.
    """
    evening.it_is("0:31")
    evening.dying.disconnect()
    evening.tablet.join()
    evening.tablet.connect()
    evening.there[evening.there.index(evening.dying)] = evening.tablet
    assert evening.tablet.post("why_walls_go_up", {"answer": "0"}) == 409
    evening.on_to("Three tugs")
    evening.skips_to("How it goes with me")
    evening.facilitator.reads("14 joined, 1 only watching")


def most_pass(evening):
    """0:39. After a hard talk ten of thirteen pass: words in place of a picture on both screens."""
    evening.facilitator.open_question()
    evening.it_is("0:39")
    evening.ana.sees("poll")
    evening.ana.pass_on_all()
    items = [part.id for part in evening.workshop.step("how_it_goes").parts]
    passing, answering = evening.there[1:10], evening.there[10:]
    for phone in passing:
        evening.answer("how_it_goes", phone, **dict.fromkeys(items))
    for phone in answering:
        evening.answer("how_it_goes", phone, **dict.fromkeys(items, (3,)))
    evening.facilitator.close_question()
    evening.facilitator.reads("Most passed.")
    evening.facilitator.reads("Thank you for guarding yourselves.")
    expect(evening.facilitator.page.locator(".st-key-preview")).to_contain_text(
        "kept this one private"
    )
    evening.facilitator.press("^Show in words$")
    evening.projector.sees("We kept this one private.")


def settle(evening):
    """0:44. A pause with four choices; no phone has anything to send."""
    evening.it_is("0:44")
    evening.on_to("Settle")
    evening.ana.sees("pause")
    for way in ("Breathe", "Look", "Feel", "Rest"):
        evening.projector.sees(way)
    assert evening.ana.page.locator("main form").count() == 0


NOW = [1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5]
WISHED = [3, 3, 4, 4, 5, 5, 5, 5, 6, 7, 4, 4, 2]


def now_and_wished(evening):
    """0:46. Now leans low, wished is mixed; who wishes nearer is told in bands.

    The table's gap is nearer 10, same 2, room 1: the one is told together with the two.
    """
    evening.it_is("0:46")
    evening.asks("Now and wished", "now_and_wished")
    evening.ana.page.get_by_role("button", name="A friend").click()
    for part, picture in (("now", NOW[0]), ("wished", WISHED[0])):
        evening.ana.choose(picture - 1, part=part)
        if part == "now":
            evening.ana.page.get_by_role("button", name="Next").click()
    evening.ana.send()
    note = {"now": (NOW[0] - 1,), "wished": (WISHED[0] - 1,)}
    evening.books.note_parts("now_and_wished", evening.ana, **note)
    for phone, now, wished in zip(evening.there[1:], NOW[1:], WISHED[1:], strict=True):
        evening.answer("now_and_wished", phone, now=(now - 1,), wished=(wished - 1,))
    assert all(set(one) <= {"now", "wished"} for one in evening.stored("now_and_wished"))
    for phone in evening.phones:
        phone.disconnect()  # it begins with the seats at the back: 0:49
    preview = evening.closes("now_and_wished")
    poll = evening.workshop.step("now_and_wished")
    for part in poll.parts:
        expected = evening.books.counts("now_and_wished", part.id)
        assert numbers_in(told_of(preview, part.prompt), expected) == expected
    steps = list(zip(NOW, WISHED, strict=True))
    nearer = sum(wished > now for now, wished in steps)
    gap = {
        "wished nearer": band(nearer),
        "wished it as it is or wished more room": band(13 - nearer),
    }
    assert numbers_in(preview, gap) == gap
    evening.facilitator.reads("leaning towards “two circles side by side”")
    evening.shows("now_and_wished", preview)


DROPPED = "The Wi-Fi dropped; we talked on."


def wifi_drops(evening):
    """0:49. The venue's Wi-Fi is gone for four minutes, and nothing else is.

    Meanwhile the plan says what to leave out, and one of the two is taken back in. Nought of
    thirteen may be two here: Chromium's offline mode does not close the streams of its phones.
    """
    evening.it_is("0:49")
    for phone in evening.browsers:
        phone.lose_wifi()
    facilitator = evening.facilitator
    evening.ana.reads("Reconnecting. Your last answer is safe.")
    evening.it_is("0:56")
    facilitator.note(DROPPED)
    facilitator.reads(re.compile("^4 minutes behind$"))
    facilitator.reads(f"Leaving out “{LEFT_OUT}” and “One line for the room” ends on time.")
    facilitator.click("leave_out_")
    line = facilitator.page.locator(".db-agenda li").filter(has_text="One line for the room")
    expect(line).to_have_class(re.compile("db-left-out"))
    taking = facilitator.page.get_by_role("button", name="Take “One line for the room” back in")
    taking.click()
    expect(taking).to_have_count(0)  # until then another click would be a second one on one picture
    expect(line).not_to_have_class(re.compile("db-left-out"))
    evening.it_is("0:52")
    evening.projector.chart_words(evening.question("now_and_wished"))
    offline = facilitator.page.get_by_text("Phones offline, room safe.")
    expect(offline).to_be_visible()
    assert re.search(r" [0-2] connected$", evening.connected())
    evening.it_is("0:53")
    for phone in evening.there:
        if isinstance(phone, HttpPhone):
            phone.connect()
    for phone in evening.browsers:
        phone.find_wifi()


def asks_for_a_pause(phone):
    phone.page.get_by_role("link", name="I need a pause").click()
    phone.page.get_by_role("button", name="A short break").click()
    phone.reads("Thank you for saying so.")
    phone.page.locator("[data-close]").click()


ORDERS = (
    *("2310", "2310", "2103", "2310", "2130"),
    *("3120", "3210", "3201", "3210", "3210"),
    *("0321", "0231", "1230"),
)


def what_it_costs(evening):
    """0:54. Everybody is back with the same key; the room orders four costs, partly alike."""
    evening.it_is("0:54")
    evening.on_to("The same bricks")
    evening.facilitator.press(r"^Next line \(2 of 2\)$")
    evening.asks("What it costs", "what_it_costs")
    evening.facilitator.reads("14 joined, 1 only watching, 13 connected")
    first, *others = [tuple(map(int, order)) for order in ORDERS]
    for option in first:
        evening.ana.page.locator(".rank > button:first-of-type").nth(option).click()
    evening.ana.send()
    evening.books.note_parts("what_it_costs", evening.ana, order=first)
    for phone, order in zip(evening.there[1:], others, strict=True):
        places = [str(order.index(option) + 1) for option in range(4)]
        assert phone.post("what_it_costs", {"order": places}) == 200
        evening.books.note_parts("what_it_costs", phone, order=order)
    preview = evening.closes("what_it_costs")
    sent = evening.books.answers("what_it_costs", "order")
    options = evening.workshop.step("what_it_costs").options
    firsts = {option: str(sum(o[0] == n for o in sent)) for n, option in enumerate(options)}
    means = [sum(order.index(n) + 1 for order in sent) / len(sent) for n in range(4)]
    assert numbers_in(preview, firsts) == firsts
    assert ", ".join(f"{mean:.1f}" for mean in means) in preview
    evening.shows("what_it_costs", preview)


def pause_is_heard(evening):
    """0:57. Somebody asks for a pause: one sentence for the facilitator, no trace elsewhere."""
    evening.it_is("0:57")
    asks_for_a_pause(evening.ben)
    page = evening.facilitator.page
    expect(page.get_by_text("Someone asked for a pause: a short break.")).to_be_visible()
    assert "pause" not in evening.projector.text().lower()
    evening.facilitator.click("dismiss_pause")
    expect(page.get_by_text("Someone asked for a pause")).to_have_count(0)


def in_pairs(evening):
    """0:58. Pairs or threes; one minute more, and projector and phones follow.

    The table has five pairs, a three and one who writes alone. The console counts heads and offers
    seven pairs, or threes; who writes alone or sits out is nobody's business.
    """
    evening.it_is("0:58")
    evening.on_to("A wall that looked after me")
    evening.facilitator.reads("14 people: 7 pairs")
    evening.projector.sees("Find each other first; then the time begins.")
    evening.facilitator.press("^Start the timer$")
    evening.facilitator.click("timer_extend_")
    longer = re.compile("^(4:00|3:(?!00))")
    expect(evening.projector.page.locator("[data-left]").first).to_have_text(longer)
    expect(evening.ana.page.locator(".remaining").first).to_have_text(longer)


LINES = (
    "A wall is allowed to have a window.",
    "Knock, please.",
    RISK,
    "Mine was built in one winter.",
    "It kept me warm once.",
    "I like gates.",
    "Nobody taught me doors.",
    "Slowly is fine.",
)


THANKS = "Thank you for the drawbridge."


def a_heavy_line(evening):
    """1:06. Nine lines; one of them says that its writer does not want to go on.

    The signal comes after a while of its own, so that nobody can be watched for it. Meanwhile the
    facilitator's laptop sleeps and wakes, and the projector is reloaded. The table sends everybody
    who wrote the whole support page; here it is at the foot of every screen, named in the
    thank-you, and on all phones during the break.
    """
    evening.it_is("1:06")
    evening.asks("One line for the room", "one_line")
    evening.writer = evening.over_http[2]
    for phone, line in zip(evening.over_http, LINES, strict=False):
        evening.answer("one_line", phone, answer=(line,))
    evening.ana.write(THANKS)
    evening.ana.send()
    evening.ana.reads("If writing stirred something up, Support is at the bottom.")
    page = evening.facilitator.page
    laptop = page.context.new_cdp_session(page)
    laptop.send("Page.setWebLifecycleState", {"state": "frozen"})
    page.context.set_offline(True)
    evening.projector.page.reload()
    evening.projector.sees(evening.question("one_line"))
    page.context.set_offline(False)
    laptop.send("Page.setWebLifecycleState", {"state": "active"})
    banner = page.get_by_text("A held line needs your eyes. Close the question when it suits")
    expect(banner).to_be_visible()
    assert RISK not in page.content()
    evening.facilitator.press("^Close the question$")
    held = page.locator("[class*='st-key-line_risk_']")
    expect(held).to_contain_text(RISK)
    expect(held).to_contain_text("may be a sign of danger")
    evening.facilitator.reads("Do not read it out, do not look round, do not ask who wrote it.")
    assert RISK not in evening.projector.page.content()


def gentle_break(evening):
    """1:07. A break for everybody, Support on every phone, a card for the one who needs it.

    In a break the console shows what helps to hold the room, and not the line: people come to it.
    """
    evening.it_is("1:07")
    page = evening.facilitator.page
    evening.facilitator.side("break")
    evening.projector.sees("A gentle break")
    for phone in evening.browsers:
        phone.sees("break")
        phone.reads("116 123")
    assert re.search(r"116(\s|&nbsp;)123", evening.writer.screen())
    evening.facilitator.is_at("A gentle break")
    evening.facilitator.reads("Who is here to talk: Sam, by the door.")
    expect(page.get_by_text(RISK)).to_have_count(0)
    assert RISK not in page.content()
    evening.facilitator.click("send_cards")
    expect(page.locator(".st-key-send_cards")).to_have_count(0)
    assert "I read what you wrote." in evening.writer.screen()
    others = [phone for phone in evening.over_http if phone is not evening.writer]
    assert not [phone for phone in others if "I read what you wrote." in phone.screen()]


def our_lines_stay(evening):
    """1:14. Back again; no lines today, said with one click.

    The table leaves out the first two doors. Here a plan offers only what its author marked, and
    those carry ideas of the core, so it says that shorter talks help, and the facilitator skips.
    """
    evening.it_is("1:14")
    evening.facilitator.press("^End the break$")
    evening.facilitator.reads(re.compile("^5 minutes behind$"))
    evening.facilitator.reads("Nothing more can be left out; shorter talks help.")
    evening.facilitator.side("showing")
    evening.projector.sees("We'll keep our lines to ourselves.")
    evening.on_to("Door 1: name it")
    evening.skips_to("Door 2: rewrite it")
    evening.skips_to("Door 3: put in a gate")


def gates_and_a_power_cut(evening):
    """1:15. Three scenes, and in the middle of them the server is killed: nothing is lost.

    Console, projector and phones are left as they are, and come back by themselves.
    """
    evening.facilitator.open_question()
    evening.it_is("1:15")
    answers = {
        "family": [0] * 6 + [1] * 4 + [2] * 3,
        "friend": [2] * 9 + [0] * 2 + [1, 3],
        "seeing_someone": [2] * 5 + [0] * 3 + [1] * 5,
    }
    rows = [dict(zip(answers, row, strict=True)) for row in zip(*answers.values(), strict=True)]
    given = list(zip(evening.there, rows, strict=True))
    for phone, row in given[1:7]:
        evening.answer("put_in_a_gate", phone, **{part: (place,) for part, place in row.items()})
    evening.ana.sees("poll")
    evening.ana.choose(rows[0]["family"], part="family")

    evening.server.kill()
    evening.server.start()

    for phone, row in given[7:]:
        evening.answer("put_in_a_gate", phone, **{part: (place,) for part, place in row.items()})
    for phone in evening.over_http:
        phone.connect()
    for part, place in rows[0].items():
        evening.ana.choose(place, part=part)
        if part != "seeing_someone":
            evening.ana.page.get_by_role("button", name="Next").click()
    evening.ana.send()
    noted = {part: (place,) for part, place in rows[0].items()}
    evening.books.note_parts("put_in_a_gate", evening.ana, **noted)
    preview = evening.closes("put_in_a_gate")
    for part in evening.workshop.step("put_in_a_gate").parts:
        expected = evening.books.counts("put_in_a_gate", part.id)
        assert numbers_in(told_of(preview, part.prompt), expected) == expected
    evening.shows("put_in_a_gate", preview)


def back_to_an_earlier_picture(evening):
    """1:19. A question about why walls go up: step by step back to the frozen picture.

    Nothing is asked or counted again.
    """
    evening.it_is("1:19")
    expected = evening.books.counts("why_walls_go_up")
    for title in reversed(evening.played("Why walls go up", "Door 2: rewrite it")):
        evening.facilitator.side("back")
        evening.facilitator.is_at(title)
    shown = evening.projector.chart_words(evening.question("why_walls_go_up"))
    assert numbers_in(shown, expected) == expected
    evening.ana.sees("closed")
    assert evening.over_http[0].post("why_walls_go_up", {"answer": "5"}) == 409


def forward_again(evening):
    """1:20. Forward leads back to where the room was; what was shown stays as it was."""
    for title in evening.played("Three tugs", "Door 3: put in a gate"):
        evening.skips_to(title)
    evening.projector.chart_words(evening.question("put_in_a_gate"))


def one_rung(evening):
    """1:21. The ladder: low rungs lead, and nobody is told that lower is less."""
    evening.it_is("1:21")
    evening.asks("Door 4: one rung", "one_rung")
    evening.answer_in_browser("one_rung", evening.ana, 0)
    for phone, rung in zip(evening.there[1:], [0] * 6 + [1] * 3 + [2, 3, 5], strict=True):
        evening.answer("one_rung", phone, answer=(rung,))
    preview = evening.closes("one_rung")
    expected = evening.books.counts("one_rung")
    assert numbers_in(preview, expected) == expected
    evening.shows("one_rung", preview)


MOVES = (
    [20, 15, 10, 30, 20, 5, 0, -5, 0, -10],
    [10, 15, 20, 0, 0, 5, -5, -10, -15, -20],
)


def where_i_am_now(evening):
    """1:23. Ten pairs: twelve at the start, less one pass, less the lost key; none of a latecomer.

    Up 5, same 4, down 1: the one is told together with the four. No test, no p.
    """
    evening.it_is("1:23")
    evening.asks("Where I am now", "where_i_am_now")
    before = evening.books.sent["where_i_start"]
    paired = [phone for phone in evening.there if before.get(phone)]
    assert len(paired) == 10
    sliders = ("near_and_myself", "lower_my_guard")
    moves = dict(zip(paired, zip(*MOVES, strict=True), strict=True))
    for phone in evening.there:
        by = moves.get(phone, (0, 0))
        start = before.get(phone) or dict.fromkeys(sliders, (50,))
        after = {part: (start[part][0] + step,) for part, step in zip(sliders, by, strict=True)}
        after = {part: (max(0, min(100, value)),) for part, (value,) in after.items()}
        evening.answer("where_i_am_now", phone, **after)
    preview = evening.closes("where_i_am_now")
    evening.shows("where_i_am_now", preview)
    told = evening.projector.sentence()
    both = "of the 10 of us who answered both moved up"
    first = f"on the first line 5 {both}, 5 stayed about the same or moved down"
    second = f"on the second 3 {both}, 4 stayed about the same, 3 moved down"
    assert first in told
    assert second in told
    assert "p =" not in preview + told


def closing_lines(evening):
    """1:26. Four lines to take home."""
    evening.it_is("1:26")
    evening.on_to("Near and free")
    for number in (2, 3, 4):
        evening.facilitator.press(rf"^Next line \({number} of 4\)$")
    evening.projector.sees("You can learn to steer between near and free.")


def leaving_well(evening):
    """1:28. How people leave is for the facilitator alone; some are unsettled.

    Told in bands, and to nobody else. The projector shows the farewell.
    """
    evening.it_is("1:28")
    evening.asks("Leaving well", "leaving_well")
    evening.answer_in_browser("leaving_well", evening.ana, 1)
    for phone, leaving in zip(evening.there[1:], [0] * 5 + [1] * 4 + [2, 2, 3], strict=True):
        evening.answer("leaving_well", phone, answer=(leaving,))
    preview = evening.closes("leaving_well")
    in_bands = {"0": "0", "1": "1–2", "2": "1–2", "3": "3–5", "4": "3–5", "5": "3–5"}
    expected = {
        label: in_bands[number] for label, number in evening.books.counts("leaving_well").items()
    }
    assert numbers_in(preview, expected) == expected
    evening.facilitator.reads("Some are unsettled")
    evening.projector.sees("Thank you for being here.")


def three_delete(evening):
    """1:30. Three take their answers back: the rows go, the totals that were shown stay."""
    evening.it_is("1:30")
    n_before = len(evening.stored("weather"))
    evening.ana.page.get_by_role("link", name="Delete my answers now").click()
    evening.ana.page.locator("#over form button").click()
    evening.ana.reads("Your answers are deleted.")
    evening.ana.reads("The totals of those stay as they are")
    evening.ana.page.locator("[data-close]").click()
    for phone in evening.over_http[:2]:
        assert "Your answers are deleted." in phone.press("erase", all="1")
    assert n_before - len(evening.stored("weather")) == 3
    assert (
        "delete"
        not in evening.facilitator.page.locator(".st-key-current_step").inner_text().lower()
    )


def the_end(evening):
    """1:45. Two notes, End in two tabs at once, downloads; nothing of a person is left."""
    facilitator = evening.facilitator
    facilitator.note("Stay with the gates next time.")
    other = facilitator.page.context.new_page()
    other.goto(facilitator.page.url)
    for page in (facilitator.page, other):
        page.locator(".st-key-end button:enabled:visible").click()
        page.locator(".st-key-end_yes button").wait_for()
    for page in (facilitator.page, other):
        page.locator(".st-key-end_yes button").evaluate("button => button.click()")
    for page in (facilitator.page, other):
        page.get_by_role("heading", name="This session has ended").wait_for()
        expect(page.locator(".db-notice")).to_have_count(0)
    other.close()
    evening.ana.sees("ended")
    evening.ana.reads("The answers have been deleted")
    evening.projector.sees("Thank you for being here.")
    assert evening.stored("weather") == []
    assert [path.name for path in (evening.server.folder / "data" / "keys").iterdir()] == []


def summary(evening):
    """Afterwards. What the room saw, the notes, and not a word of what it did not see."""
    facilitator = evening.facilitator
    facilitator.page.goto(f"{evening.server.url}/summary?session={evening.code}")
    facilitator.page.get_by_text("Include my notes").click()
    facilitator.make_files()
    table = list(csv.DictReader(io.StringIO(facilitator.download("download_csv"))))
    document = html.unescape(facilitator.download("download_html"))
    for step_id in ("weather", "why_walls_go_up", "one_rung"):
        expected = evening.books.counts(step_id)
        title = evening.workshop.step(step_id).title
        assert {row["cell"]: row["shown"] for row in table if row["step"] == title} == expected
    shown = {row["step"] for row in table}
    assert not shown & {"Leaving well", "Where I start"}
    assert DROPPED in document
    assert "Stay with the gates next time." in document
    for word in (RISK, NAME, "hedge", *LINES):
        assert word not in document + str(table)
    assert RISK.encode() not in evening.raw()


BEFORE = (
    doors_open,
    double_scan,
    just_watch,
    weather,
    put_aside,
    near_and_free,
    late_joiner,
    words_for_walls,
    a_wall_is_a_job,
    why_walls_go_up,
    a_phone_dies,
    most_pass,
    settle,
    now_and_wished,
    wifi_drops,
    what_it_costs,
    pause_is_heard,
    in_pairs,
    a_heavy_line,
    gentle_break,
    our_lines_stay,
)
AFTER = (
    gates_and_a_power_cut,
    back_to_an_earlier_picture,
    forward_again,
    one_rung,
    where_i_am_now,
    closing_lines,
    leaving_well,
    three_delete,
    the_end,
    summary,
)
SCENES = BEFORE + AFTER


def play(evening, scenes):
    """Play scenes; no page met an error, and nobody else was asked for anything."""
    for scene in scenes:
        scene(evening)

    assert no_stranger_was_asked(evening.witness)
    assert evening.witness.errors == []
    assert "Traceback" not in evening.server.log()
