"""What the phones' processes tell the one that has the console."""

import json
from dataclasses import replace

from drawbridge import commands, views
from drawbridge.live.last_errors import LastErrors
from drawbridge.live.presence import Presence
from drawbridge.rate_limits import JoinLimit, Limits


def test_a_process_for_phones_tells_how_many_are_there_and_how_it_is(services, clock):
    def over_the_socket(message):
        return json.loads(json.dumps(commands.answer_process(services, json.loads(message))))

    worker = replace(
        services,
        process="worker",
        console=lambda message: over_the_socket(json.dumps(message)),
        presence=Presence(clock),
        last_errors=LastErrors(),
    )
    for phone in range(8):
        worker.presence.arrive("a session", f"phone {phone}")
    worker.last_errors.note("A phone could not be served", "", 60.0, is_unforeseen=True)

    commands.report_phones(worker)
    commands.report_phones(worker)

    seen = views.server_view(services)
    assert (seen.n_workers, seen.n_workers_gone, seen.n_phones_about) == (1, 0, 10)
    assert [(one.said, one.n, one.last_at) for one in seen.errors] == [
        ("A phone could not be served", 1, 60.0)
    ]


def test_what_a_facilitator_chose_for_joining_holds_at_every_process(services, room, clock):
    worker = replace(
        services,
        process="worker",
        console=lambda message: json.loads(json.dumps(commands.answer_process(services, message))),
        limits=Limits(clock, b"another salt", is_alone=False),
    )
    commands.limit_joins(services, room.code, JoinLimit.FEW)

    commands.report_phones(worker)

    assert worker.limits.join_limit(room.code) is JoinLimit.FEW
    assert worker.limits.join_limit("ZZZZZZ") is JoinLimit.USUAL
