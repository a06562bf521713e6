"""A real server whose facilitator sits at standard input.

Runs the same application object as ``streamlit run app.py`` and carries out commands in the same
process, as the console's scripts do. One JSON line in, one JSON line out.
"""

import json
import logging
import sys
import threading
import time
from pathlib import Path

import uvicorn

MARK = "@ "  # what begins with it is an answer, everything else is the server's own talk
TIME_OF_DAY = time.time
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge import bootstrap, commands, content  # noqa: E402
from drawbridge.domain.session.round import Round  # noqa: E402
from drawbridge.rate_limits import JoinLimit  # noqa: E402
from gallery.preparing import prepare  # noqa: E402 - the path comes first

COMMANDS = {
    "start": commands.start,
    "open": commands.open_step,
    "close": commands.close_step,
    "reveal": commands.reveal,
    "advance": commands.advance,
    "skip": commands.skip,
    "end": commands.end,
    "lift": lambda services, code, _: commands.limit_joins(services, code, JoinLimit.NONE),
    "count_heads": lambda services, code, _: commands.arrange(services, code, head_count=20),
}


def session_of(code):
    with bootstrap.services().store.reading() as transaction:
        return transaction.sessions.at(code)


def act(order):
    services = bootstrap.services()
    if order["do"] == "create":
        source = content.source(services.workshops / order["workshop"])
        code = commands.create(services, source)
        prepare(services, code)
        return {"code": code, "key": session_of(code).projector_key}
    if order["do"] == "set_clock":
        time.time = lambda: TIME_OF_DAY() + order["by_s"]
        commands.purge(services)  # as every hour
        return {}
    session = session_of(order["code"])
    if order["do"] == "count":
        place = Round(session_id=session.id, step_id=session.step.id, number=session.state.round)
        with services.store.reading() as transaction:
            return {
                "n_ballots": transaction.ballots.n(place),
                "n_connected": services.presence.n_connected(session.id),
            }
    began = time.monotonic()
    COMMANDS[order["do"]](services, order["code"], session.revision)
    session = session_of(order["code"])
    return {
        "began": began,
        "took_s": time.monotonic() - began,
        "step": session.step.id,
        "round": session.state.round,
    }


def listen():
    for line in sys.stdin:
        sys.stdout.write(MARK + json.dumps(act(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    threading.Thread(target=listen, daemon=True).start()
    # As `streamlit run` has it: no line for each request. Its own handlers bring uvicorn's back.
    logging.getLogger("uvicorn.access").disabled = True
    uvicorn.run("app:app", port=int(sys.argv[1]), log_config=None, access_log=False)
