"""Somebody who inspects screens with axe-core and notes every barrier."""

_RUN = """([context, options]) =>
  axe.run(context || document, options).then((results) => results.violations)"""


class Inspector:
    """Looks at screens; `found` holds each barrier as (where, state, rule, first element).

    Screens that are walked twice, light and dark, are shared out as a Latin square: of every step
    half of the states are inspected in one walk and the others in the other, and of every state
    half of the steps. What a screen consists of does not depend on its colours, and every state of
    a kind and every kind in a state is met in both.

    Args:
        turn: 0 or 1, which half of the square; None inspects everything.
    """

    def __init__(self, turn=None):
        self.turn = turn
        self.found = []
        self.n_seen = 0
        self._rows, self._columns = {}, {}

    def look(self, where, page, *, state="", context=None, rules=None):
        """Inspect a screen if it is this walk's turn.

        Args:
            where: the screen's name.
            page: where it is shown.
            state: the screen's state, by which it is shared out.
            context: a selector of the part to inspect; all of it if None.
            rules: ids of rules, all if None.
        """
        if not self.is_due(where, state):
            return
        self.n_seen += 1
        self.found += [(where, state, *one) for one in barriers(page, context, rules)]

    def is_due(self, where, state=""):
        """Whether it is this walk's turn to inspect a state of a screen."""
        row = self._rows.setdefault(where, len(self._rows))
        column = self._columns.setdefault(state, len(self._columns))
        return self.turn is None or (row + column) % 2 == self.turn


def barriers(page, context=None, rules=None):
    """What axe-core finds: (rule, first element)."""
    from axe_playwright_python.base import AXE_SCRIPT

    if not page.evaluate("() => 'axe' in window"):  # half a megabyte
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate(_RUN, [context, options])
    return [(one["id"], one["nodes"][0]["html"]) for one in found]
