"""The evening of fourteen people on several processes, one of which is killed in the middle.

    python bench/evening.py --pictures /tmp/evening

The scenes of `tests/end_to_end/walls.py`, unchanged and with all that they compare, in
Chromium and over HTTP: `streamlit run app.py` with console and projector, two processes for phones,
PostgreSQL, and nginx with `deploy/nginx.conf` and TLS in front of all. Where the one server of the
test is killed and started again, here one of the two processes for phones is killed, and started
again when the question has been closed. Some four minutes; loopback only.
"""

import argparse
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gallery import chromium  # noqa: E402 - the path comes first
from tests.end_to_end import walls as evening  # noqa: E402
from tests.end_to_end.conftest import Witness  # noqa: E402
from tests.end_to_end.people import no_stranger_was_asked  # noqa: E402
from tests.people.processes import Worker, environment_of, short_folder  # noqa: E402
from tests.people.proxy import running_proxy  # noqa: E402
from tests.people.server import Server  # noqa: E402
from tests.postgres_server import a_postgres  # noqa: E402

PICTURED = {
    evening.double_scan,
    evening.pause_is_heard,
    evening.a_heavy_line,
    evening.gentle_break,
    evening.gates_and_a_power_cut,
    evening.the_end,
}


class Processes:
    """Console, two processes for phones, PostgreSQL and nginx, as one server."""

    def __init__(self, folder, postgres):
        self.folder, self.postgres = folder, postgres
        (folder / "names.txt").write_text(f"{evening.NAME}\n", encoding="utf-8")
        names = str(folder / "names.txt")
        self.more = {"DRAWBRIDGE_NAMES_FILE": names, "DRAWBRIDGE_SUPPORT_REPLY": "on"}
        settings = environment_of(folder / "data", postgres.url) | self.more
        self.console = Server(folder, **settings)
        self.console.start()
        self.workers = [self._worker() for _ in range(2)]
        for one in self.workers:
            one.ready()
        self.n_killed = 0

    def _worker(self, port=None):
        return Worker(self.folder / "data", self.postgres.url, port=port, **self.more)

    @contextmanager
    def proxied(self):
        files = self.folder / "nginx"
        files.mkdir()
        ports = [one.port for one in self.workers]
        with running_proxy(files, self.console.port, ports) as proxy:
            self.url = f"https://localhost:{proxy.tls}"
            yield self

    def kill(self):
        """Kill the process that holds the most phones."""
        self.killed = max(self.workers, key=n_connections)
        print(f"killed: one process for phones, with {n_connections(self.killed)} connections")
        self.killed.kill()
        self.n_killed += 1

    def start(self):
        """It stays away for now."""

    def bring_back(self):
        self.workers.remove(self.killed)
        self.workers.append(self._worker(self.killed.port).ready())

    def log(self):
        return self.console.log() + "".join(one.log() for one in self.workers)

    def stop(self):
        for one in (*self.workers, self.console):
            one.stop()


def n_connections(worker):
    """How many connections are open at its port, from /proc/net/tcp."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    ours, is_open = f":{worker.port:04X}", "01"
    return sum(words[1].endswith(ours) and words[3] == is_open for words in map(str.split, lines))


class Walls(evening.Walls):
    """The same people, whose books are compared with PostgreSQL."""

    def it_is(self, clock):
        hours, minutes = map(int, clock.split(":"))
        began = f"floor(extract(epoch FROM now())) - {60 * (60 * hours + minutes)}"
        state = "jsonb_set(state::jsonb, '{started_at}', to_jsonb(" + began + "))::text"
        with self.database() as database:
            database.execute(f"UPDATE sessions SET state = {state}")

    def database(self):
        url = self.server.postgres.url.replace("+psycopg", "")
        return psycopg.connect(url, autocommit=True)

    def stored(self, step_id):
        asked = "SELECT answers::json FROM ballots WHERE purpose = 'answer' AND step_id = %s"
        with self.database() as database:
            return [answers for (answers,) in database.execute(asked, (step_id,))]

    def raw(self):
        with self.database() as database:
            database.execute("CHECKPOINT")
        return b"".join(self.server.postgres.files().values())


class Trusting(Witness):
    """Opens pages that take a certificate nobody vouches for."""

    def page(self, width, height, **options):
        return super().page(width, height, ignore_https_errors=True, **options)


def take_pictures(people, folder, name):
    seen = {
        "console": people.facilitator.page,
        "projector": people.projector.page,
        "ana": people.ana.page,
        "ben": people.ben.page,
    }
    for who, page in seen.items():
        page.screenshot(path=folder / f"{name}-{who}.png")


def play(server, witness, pictures):
    people = Walls(server, witness)
    for scene in evening.SCENES:
        began = time.monotonic()
        scene(people)
        print(f"{time.monotonic() - began:6.1f} s  {scene.__doc__.splitlines()[0]}", flush=True)
        if scene in PICTURED:
            take_pictures(people, pictures, scene.__name__)
        if scene is evening.gates_and_a_power_cut:
            server.bring_back()
    people.close()
    assert server.n_killed == 1
    assert no_stranger_was_asked(witness)
    assert witness.errors == []
    assert "Traceback" not in server.log()


def main(pictures):
    pictures.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = stack.enter_context(short_folder())
        server = Processes(folder, stack.enter_context(a_postgres()))
        stack.callback(server.stop)
        stack.enter_context(server.proxied())
        play(server, Trusting(stack.enter_context(chromium.running())), pictures)
    print(f"{len(evening.SCENES)} scenes; every number that was shown is what was sent.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=Path, required=True, help="a folder for screenshots")
    main(parser.parse_args().pictures)
