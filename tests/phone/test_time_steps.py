"""How long the reply to an answer took tells little: it comes at a whole step of time."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import Response

from drawbridge.phone.time_steps import SPREAD_S, STEP_S, any_share, in_time_steps, wait_s


@given(took_s=st.floats(0.0, 60.0))
def test_whatever_it_took_it_ends_at_the_next_whole_step(took_s):
    steps = (took_s + wait_s(took_s)) / STEP_S

    assert 0.0 <= wait_s(took_s) <= STEP_S
    assert steps == pytest.approx(round(steps), abs=1e-6)


def test_a_step_is_short_enough_not_to_be_felt():
    assert STEP_S <= 0.05
    assert SPREAD_S <= STEP_S


@given(took_s=st.floats(0.0, 60.0), share=st.floats(0.0, 1.0))
def test_the_random_wait_comes_on_top_whatever_it_took(took_s, share):
    assert wait_s(took_s, share) - wait_s(took_s) == pytest.approx(share * SPREAD_S)


def test_the_random_wait_is_spread_evenly_and_no_number_comes_twice():
    shares = [any_share() for _ in range(4000)]

    assert all(0 <= share < 1 for share in shares)
    assert sum(shares) / 4000 == pytest.approx(0.5, abs=0.05)  # eleven standard errors
    assert len(set(shares)) > 3990  # of 2^32 two in 4,000 may be equal


def test_what_took_different_times_waits_until_the_same_moment(monkeypatch):
    """A Pass that took 4 ms and a line that took 31 ms are held for 46 and 19 ms, and a while."""
    held, shares = [], iter([0.2, 0.6])

    async def note(seconds):
        held.append(seconds)

    moments = iter([10.0, 10.004, 20.0, 20.031])
    monkeypatch.setattr("drawbridge.phone.time_steps.monotonic", lambda: next(moments))
    monkeypatch.setattr("drawbridge.phone.time_steps.asyncio.sleep", note)
    reply = Response("stored")

    async def endpoint(_request):
        return reply

    stepped = in_time_steps(endpoint, lambda: next(shares))
    given_back = [asyncio.run(stepped(None)) for _ in range(2)]

    assert held == pytest.approx([0.046 + 0.2 * SPREAD_S, 0.019 + 0.6 * SPREAD_S])
    assert given_back == [reply, reply]
