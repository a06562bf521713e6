"""In which line of its file a problem stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drawbridge.content.line_numbers import line_of
from drawbridge.content.raw_tables import Raw, step_name, tables_of, word
from drawbridge.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLines:
    """The tables of a file, and the line of each path in it."""

    raw: Raw
    lines: Mapping[str, int]

    def lined(self, problem: Problem) -> Problem:
        """A problem with its line, where it is not said in its reason."""
        if not problem.field and not problem.step:
            return problem
        line = self._in_variant(problem) if problem.variant else 0
        return replace(problem, line=line or line_of(self.lines, self._path(problem)))

    def _path(self, problem: Problem) -> str:
        if not problem.step:
            return problem.field
        steps = tables_of(self.raw.get("steps"))
        labels = [step_name(step, position) for position, step in enumerate(steps)]
        known = problem.step in labels
        return f"steps.{labels.index(problem.step) + 1}.{problem.field}" if known else "steps"

    def _in_variant(self, problem: Problem) -> int:
        """The line in which a variant says it otherwise; 0 where it says nothing of it."""
        names = [word(it, "id") for it in tables_of(self.raw.get("variants"))]
        if problem.variant not in names:
            return 0
        own = f"variants.{names.index(problem.variant) + 1}.change.{problem.step}.{problem.field}"
        return self.lines.get(own, 0)
