"""Figures for the operator, in the format of Prometheus; off unless a port is set.

They would be kept for months, with the time, by whatever reads them. So nothing is counted that
moves when somebody answers: no requests, no answers, no processor time. How many phones are here is
told to the nearest ten, and so are open files, of which each phone has one. No label names a
session or a person (`docs/decisions/0039`).
"""

import logging
import resource
from collections.abc import Callable, Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIServer

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from drawbridge import __version__, views
from drawbridge.services import Services

LOG = logging.getLogger("drawbridge")
_THIS_COMPUTER = "127.0.0.1"
_KIB = 1024


def serve_metrics(services: Services, port: int) -> Callable[[], None]:
    """Answer at ``http://127.0.0.1:PORT/metrics``, for programs on this computer alone.

    Where the port is taken, that is logged and the rest goes on: no evening fails for its figures.

    Returns:
        What ends it.
    """
    registry = CollectorRegistry()
    registry.register(_Figures(services))
    try:
        server, thread = start_http_server(port, addr=_THIS_COMPUTER, registry=registry)
    except OSError as error:
        LOG.warning("Metrics are not served on port %d: %s.", port, error.strerror)
        return lambda: None

    def stop() -> None:
        _end(server)
        thread.join()

    return stop


def _end(server: WSGIServer) -> None:
    server.shutdown()
    server.server_close()


class _Figures(Collector):
    """Works the figures out when somebody asks."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def collect(self) -> Iterator[Metric]:
        """All figures there are now."""
        about = {"version": __version__}
        yield InfoMetricFamily("drawbridge", "Which Drawbridge this is.", value=about)
        found = views.server_view(self._services)
        yield from _of_the_store(found.store)
        yield _figure("phones_about", "Connected, to the nearest ten.", found.n_phones_about)
        yield _figure("phone_processes", "Heard of just now, beside this one.", found.n_workers)
        yield _figure("loop_delay_seconds", "Longest delay of a minute.", found.loop_delay_s)
        yield _figure("unforeseen_errors", "Logged since the start.", found.n_unforeseen)
        yield from _of_the_process()
        if found.disk_free is not None:
            yield _figure("disk_free_bytes", "Free where the data folder is.", found.disk_free)


def _of_the_store(found: views.StoreCondition | None) -> Iterator[Metric]:
    yield _figure("database_up", "Whether the database answers.", found is not None)
    if found is None:
        return
    yield _figure("database_seconds", "How long it took to ask it.", found.took_s)
    sessions = _figure("sessions", "Stored sessions by state.", None, labels=["state"])
    for state, n in found.n_by_status.items():
        sessions.add_metric([state], n)
    yield sessions
    yield _figure("wiping_owed", "Whether what was deleted is not wiped.", found.is_wiping)


def _of_the_process() -> Iterator[Metric]:
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    folder = Path("/proc/self/fd")
    if folder.exists():
        n_open = _ten(sum(1 for _ in folder.iterdir()))
        yield _figure("open_files_about", "Open, to the nearest ten.", n_open)
    yield _figure("open_files_limit", "How many may be open.", limit)
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB
    yield _figure("memory_peak_bytes", "Most memory at any time.", largest)


def _figure(
    name: str, help_: str, value: float | None, labels: list[str] | None = None
) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"drawbridge_{name}", help_, value=value, labels=labels)


def _ten(n: int) -> int:
    return 10 * round(n / 10)
