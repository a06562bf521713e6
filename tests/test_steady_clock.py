"""Waits, turns and deletions go by a clock that nobody can set."""

import time

import pytest

from drawbridge import bootstrap, commands
from drawbridge.steady_clock import SteadyClock, elapsed_s


class Computer:
    """A computer whose time of day can be set."""

    def __init__(self):
        self.up_s = 5.0
        self.booted_at = 1_750_000_000.0

    def wall(self):
        return self.booted_at + self.up_s

    def elapsed(self):
        return self.up_s


@pytest.mark.parametrize("jump_s", [-30 * 365 * 86400.0, -3600.0, 0.0, 3600.0, 25 * 3600.0])
def test_setting_the_time_of_day_moves_no_moment(jump_s):
    computer = Computer()
    clock = SteadyClock(computer.wall, computer.elapsed)
    began = clock()

    computer.booted_at += jump_s
    computer.up_s += 90.0

    assert clock() - began == 90.0


def test_it_begins_at_the_time_of_day():
    computer = Computer()

    assert SteadyClock(computer.wall, computer.elapsed)() == computer.wall()


def test_what_has_elapsed_never_goes_back():
    moments = [elapsed_s() for _ in range(1000)]

    assert moments == sorted(moments)


def test_the_running_parts_go_by_it(settings, monkeypatch, small_workshop):
    services = bootstrap.build(settings)
    commands.create(services, small_workshop)
    ahead = time.time() + 100 * 86400.0
    monkeypatch.setattr(time, "time", lambda: ahead)

    assert services.clock() < ahead - 86400.0
    assert commands.purge(services) == 0
    services.store.close()
