"""What is wrong in a workshop file, and where."""

from dataclasses import dataclass
from dataclasses import field as kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in a workshop file, and where.

    `step` is the step's id (or "step 3" where it has none), "" for the head of the file; `field`
    is a dotted path. `remedy` says what to write instead. `is_warning` marks advice: the file
    can still be used. `variant` is the id of the cut in which it shows, "" where it is in the
    workshop itself. `line` counts from 1; 0 where it is not known, or said in `reason`.
    """

    file: str
    step: str
    field: str
    reason: str
    remedy: str = ""
    is_warning: bool = False
    variant: str = ""
    line: int = kept(default=0, compare=False)

    def __str__(self) -> str:
        cut = f"variant {self.variant}" if self.variant else ""
        place = ", ".join(part for part in (self.file, cut, self.step, self.field) if part)
        mend = f" {self.remedy}" if self.remedy else ""
        return f"{place}: {self.reason}{mend}"
