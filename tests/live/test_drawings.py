from drawbridge.live.drawings import N_KEPT, Drawings


def test_a_screen_is_drawn_once():
    screens, drawn = Drawings(), []

    for _ in range(3):
        assert screens.get("key", lambda: drawn.append(1) or "screen") == "screen"

    assert drawn == [1]


def test_only_the_last_few_are_kept():
    screens, drawn = Drawings(), []
    for number in range(N_KEPT + 1):
        screens.get(number, lambda: "screen")

    screens.get(0, lambda: drawn.append(1) or "again")

    assert drawn == [1]
