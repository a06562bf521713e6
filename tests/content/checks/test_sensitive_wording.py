"""Questions that could hurt somebody, or say who somebody is (R40)."""

import pytest

from drawbridge import content
from drawbridge.content.checks.sensitive_wording import normalised
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.schema.steps import QUESTION_LENGTH
from tests.rows import each


@pytest.fixture
def problems(a_file, a_step):
    def find(kind, **changes):
        return content.problems(a_file(a_step(kind, **changes)), file="w.toml")

    return find


TENDER = [
    ("Has anyone abused you?", "abuse"),
    ("He hits me, and I stay.", "violence"),
    ("I have thought of suicide.", "suicide"),
    ("I wanted to kill myself.", "suicide"),
    ("I have been self-harming.", "self-harm"),
    ("Do you have a diagnosis?", "a diagnosis"),
    ("I take antidepressants.", "medication"),
    ("I was convicted once.", "a crime"),
    ("What is your sexual orientation?", "sexual orientation"),
    ("How religious are you?", "religion"),
    ("Which ethnic group is yours?", "ethnic origin"),
    ("Whom did you vote for?", "politics"),
]


@pytest.mark.rule("R40")
@each(("question", "what"), TENDER)
def test_a_tender_word_is_pointed_out(problems, question, what):
    found = [it for it in problems("single_choice", question=question) if it.is_warning]

    [problem] = found
    assert (problem.step, problem.field) == ("single_choice", "question")
    assert problem.reason.endswith(f": {what}.")
    assert "acknowledge = true" in problem.remedy


@each(("question", "what"), TENDER)
def test_a_warning_that_was_answered_is_not_repeated(problems, question, what):
    found = problems("single_choice", question=question, acknowledge=True)

    assert not any(it.is_warning for it in found), what


ASKING = [
    (kind, name)
    for kind, model in KINDS.items()
    for name, info in model.model_fields.items()
    if str(QUESTION_LENGTH) in info.title
]


@pytest.mark.rule("R40")
@each(("kind", "name"), ASKING)
def test_no_question_of_any_kind_asks_who_somebody_is(problems, kind, name):
    found = problems(kind, **{name: "What is your name?"})

    assert name in [it.field for it in found if not it.is_warning]


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("single_choice", {"options": ["A church", "B"]}, "options.1"),
        ("likert_battery", {"items": [{"id": "a", "statement": "I pray; my religion helps."}]}, ""),
        ("slide", {"builds": ["One.", "Two about suicide."]}, "builds.2"),
        ("pause", {"choices": [{"label": "Rest", "text": "from politics"}]}, "choices.1.text"),
    ],
)
def test_everything_the_room_reads_is_looked_at(problems, kind, changes, field):
    [problem] = problems(kind, **changes)

    assert problem.is_warning
    assert problem.field == (field or "items.1.statement")


def test_what_the_facilitator_reads_may_name_things(problems):
    assert (
        problems(
            "single_choice",
            purpose="Nobody is asked about abuse.",
            script="This is not about politics.",
            safety="If somebody speaks of suicide, see the guide.",
            say={"too_few": "Religion is not the point."},
        )
        == ()
    )


def test_a_consent_card_may_say_what_the_evening_is_not(problems):
    assert problems("consent", statements=["It is no test and gives no diagnosis."]) == ()


@each(
    "question",
    [
        "It hits me late that I have gone quiet. And you?",
        "Is closeness a prison or a home?",
        "Which end of the scale is yours today?",
        "What would you call the race of your heart?",
        "One line for the room. No names, no places.",
        "If your wall had a voice, how would it address you?",
        "How do you answer when the phone rings?",
        "Where do you feel at home?",
    ],
)
def test_everyday_words_are_left_alone(problems, question):
    assert problems("single_choice", question=question) == ()


@pytest.mark.rule("R40")
@each(
    ("question", "what"),
    [
        ("What is your name?", "a name"),
        ("Your e-mail, please?", "an e-mail address"),
        ("May we have your phone number?", "a phone number"),
        ("What is your address?", "an address"),
        ("Where do you live?", "an address"),
    ],
)
def test_nobody_is_asked_who_they_are(problems, question, what):
    found = problems("single_choice", question=question, acknowledge=True)

    assert f"This asks for {what}, and answers here are nameless." in {it.reason for it in found}
    assert not any(it.is_warning for it in found)
    assert all(it.remedy for it in found)


DEMOGRAPHIC = ["How old are you?", "What is your gender?", "What is your income?", "Your job?"]


@pytest.mark.rule("R40")
@pytest.mark.parametrize("question", DEMOGRAPHIC)
def test_a_small_room_is_not_sorted_into_groups(problems, question):
    [problem] = problems("single_choice", question=question)

    assert not problem.is_warning
    assert "in a small room that points at people" in problem.reason
    assert "k = 30" in problem.remedy


@pytest.mark.rule("R40")
@pytest.mark.parametrize("question", DEMOGRAPHIC)
def test_what_is_shown_to_thirty_or_nobody_may_be_asked(problems, question):
    assert problems("single_choice", question=question, k=30) == ()
    assert problems("single_choice", question=question, k=29) != ()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Self-harm,  he’d SAID", "self harm hed said"),
        ("e-mail_address", "e mail address"),
        ("…", ""),
    ],
)
def test_words_are_compared_in_a_plain_form(text, plain):
    assert normalised(text) == plain
