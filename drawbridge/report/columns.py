"""The columns of the tidy table: what each of them holds, said once for every file."""

from dataclasses import dataclass

from drawbridge.errors import F_


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `is_number` for whole numbers that may be missing, all others are texts."""

    name: str
    description: str
    is_number: bool = False


COLUMNS = (
    Column(name="step_id", description=F_("Id of the step in the workshop file.")),
    Column(name="step", description=F_("Title of the step.")),
    Column(
        name="round",
        description=F_(
            "1 where a question was asked once; 2 and more where it was asked again. Rounds must "
            "not be added up."
        ),
        is_number=True,
    ),
    Column(
        name="part_id",
        description=F_(
            "Id of one question of the step; empty where the step as a whole was told in words."
        ),
    ),
    Column(name="part", description=F_("The words of that question.")),
    Column(
        name="code",
        description=F_(
            "Position of the answer in its question, from 1 on. Together with step_id, round and "
            "part_id it names a row, whatever a program takes its label for."
        ),
        is_number=True,
    ),
    Column(
        name="cell",
        description=F_(
            "Label of the answer, or a line that was written and shown. In the CSV one that "
            "would be a formula has an apostrophe before it."
        ),
    ),
    Column(
        name="telling",
        description=F_(
            "How the row tells it: exact (count is set), per cent or band (least and most are "
            "set), hidden (no number), line (something written), words (no answer at all, only "
            "what the room was told)."
        ),
    ),
    Column(
        name="shown",
        description=F_(
            "What the room read: a number of people below 20 answers, whole per cents of people "
            "from 20 on (rounded half up), a band, “hidden”, or a sentence."
        ),
    ),
    Column(
        name="count",
        description=F_(
            "People, where what the room saw tells one number: of more than 100 answers a per "
            "cent may stand for several."
        ),
        is_number=True,
    ),
    Column(name="least", description=F_("The fewest people the cell stands for."), is_number=True),
    Column(
        name="most",
        description=F_("The most people the cell stands for; empty where a band is open."),
        is_number=True,
    ),
    Column(name="n_answers", description=F_("People who answered the question."), is_number=True),
    Column(
        name="n_paper",
        description=F_(
            "How many of them answered on a slip of paper, which whoever led had read; empty where "
            "it was told in words alone."
        ),
        is_number=True,
    ),
)
NAMES = tuple(column.name for column in COLUMNS)
NUMBERS = tuple(column.name for column in COLUMNS if column.is_number)
