from drawbridge.live.workers import Workers


def test_who_tells_every_second_is_here_and_the_latest_is_told(clock):
    workers = Workers(clock)
    workers.hear("one", 0.01)
    workers.hear("another", 0.4)
    clock.now += 4

    assert (workers.n_here(), workers.n_gone(), workers.worst_s()) == (2, 0, 0.4)


def test_who_falls_silent_is_gone_for_an_hour_and_then_forgotten(clock):
    workers = Workers(clock)
    workers.hear("one", 0.4)
    clock.now += 6
    workers.hear("another", 0.0)

    assert (workers.n_here(), workers.n_gone(), workers.worst_s()) == (1, 1, 0.0)

    clock.pass_minutes(60)
    assert workers.n_gone() == 1
    workers.hear("another", 0.0)
    assert workers.n_gone() == 0
