"""A crowd over HTTP: real requests to the phone's routes on a real server of our own."""

import threading

import pytest

from drawbridge import __main__ as command_line
from drawbridge import commands, views
from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.errors import Refused
from drawbridge.rehearsal.over_http.http_crowd import Crowd, Turnout
from tests.people.room import Led
from tests.people.server import PhoneServer

TURNOUT = Turnout(
    n_phones=9, temperament=Temperament.MIXED, pace=AnswerSpeed.AT_ONCE, seed=1, minutes=2
)


@pytest.fixture
def server(settings):
    running = PhoneServer(settings)
    running.start()
    yield running
    running.stop()


class Evening(Led):
    """A session on the server whose facilitator acts while the crowd waits."""

    def __init__(self, server, source, cast=None):
        super().__init__(server.services, source, cast=cast)
        self.url = server.url
        self.said = []
        self.seconds = 0.0

    def play(self, acts, turnout=TURNOUT):
        """Run a crowd; after every fourth look the facilitator does the next thing."""
        waiting = iter([act for act in acts for act in (None, None, None, act)])

        def wait(seconds):
            self.seconds += seconds
            act = next(waiting, None)
            if act is not None:
                act()

        crowd = Crowd(
            self.url,
            self.code,
            turnout,
            monotonic=lambda: self.seconds,
            wait=wait,
            say=self.said.append,
        )
        crowd.run()


def test_phones_join_answer_and_go_when_the_rehearsal_is_over(server, small_workshop):
    evening = Evening(server, small_workshop, SimulatedRoom(size=0))
    seen = []

    def look():
        here = views.presence_view(server.services, evening.code)
        answering = views.progress_view(server.services, evening.code)
        seen.append((here.n_joined, here.n_connected, answering.progress))

    evening.play(
        [
            lambda: evening.do(commands.start),
            lambda: evening.do(commands.skip),
            lambda: evening.do(commands.open_step),
            look,
            lambda: evening.do(commands.close_step),
            lambda: evening.do(commands.reopen),
            lambda: commands.leave_rehearsal(server.services, evening.code),
        ]
    )

    assert seen == [(9, 9, "all")]
    assert evening.said == [
        "weather: 9 of 9 phones answered.",
        "weather (round 2): 9 of 9 phones answered.",
        "The rehearsal is over.",
    ]


def test_at_human_pace_they_come_one_after_the_other(server, small_workshop):
    evening = Evening(server, small_workshop, SimulatedRoom(size=0))
    counted = []

    def look():
        counted.append(views.facilitator_view(server.services, evening.code).n_joined)

    turnout = Turnout(
        n_phones=9, temperament=Temperament.MIXED, pace=AnswerSpeed.HUMAN, seed=1, minutes=1
    )
    evening.play([look] * 12, turnout)

    assert counted == sorted(counted)
    assert counted[0] < 9
    assert counted[-1] == 9
    assert evening.said == ["The time is over."]


def test_a_real_session_is_never_joined(server, small_workshop):
    evening = Evening(server, small_workshop)

    with pytest.raises(Refused, match="That session is real"):
        evening.play([])

    assert views.facilitator_view(server.services, evening.code).n_joined == 0


def test_a_code_of_nobody_is_refused(server, small_workshop):
    evening = Evening(server, small_workshop, SimulatedRoom(size=0))
    evening.code = "ZZZZZZ"

    with pytest.raises(Refused, match="no session with this code"):
        evening.play([])


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://127.0.0.1:1", "Nobody answers"),
        ("localhost:8501", "has to look like"),
        ("ftp://localhost", "has to look like"),
    ],
)
def test_a_wrong_address_is_one_sentence_on_the_command_line(capsys, url, sentence):
    code = command_line.main(["rehearse", url, "ABCDEF"])

    told = capsys.readouterr()
    assert code == 1
    assert told.out == ""
    assert sentence in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    "wrong", [["--phones", "0"], ["--phones", "301"], ["--minutes", "0"], ["--temperament", "x"]]
)
def test_wrong_usage_is_refused_before_anybody_is_asked(capsys, wrong):
    with pytest.raises(SystemExit) as refusal:
        command_line.main(["rehearse", "http://127.0.0.1:1", "ABCDEF", *wrong])

    assert refusal.value.code == 2
    assert wrong[0] in capsys.readouterr().err


def test_the_command_plays_a_rehearsal(server, small_workshop, capsys):
    evening = Evening(server, small_workshop, SimulatedRoom(size=0))

    def leave_when_there():
        for _ in range(400):
            if views.facilitator_view(server.services, evening.code).n_joined == 3:
                break
            threading.Event().wait(0.05)
        commands.leave_rehearsal(server.services, evening.code)

    facilitator = threading.Thread(target=leave_when_there)
    facilitator.start()
    arguments = ["--phones", "3", "--pace", "at-once", "--minutes", "1"]
    code = command_line.main(["rehearse", server.url, evening.code.lower(), *arguments])
    facilitator.join()

    assert code == 0
    assert capsys.readouterr().out == "The rehearsal is over.\n"
