"""The kind of poll that asks what one would do in small scenes."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import ValidationInfo, field_validator

from drawbridge.content.fields import Table, Text, about, broken, several
from drawbridge.content.schema.steps import (
    MAX_OPTIONS,
    MIN_OPTIONS,
    PART_ID_LIMIT,
    QUESTION_LENGTH,
    PartId,
    PollTable,
    Question,
    StepTable,
)
from drawbridge.domain.workshop import scenarios
from drawbridge.sentences import E_, Several

MAX_SCENES = 5
_MAX_LABELS = MAX_OPTIONS - 1  # one more answer may stand beside them


class SceneOptionTable(Table):
    """One thing that could be done in a scene, and what it means."""

    text: Annotated[
        Text, about(E_("text"), E_("What people read and choose."), 'text = "Stop picking up"')
    ]
    label: Annotated[
        Text,
        about(
            E_("one of the step's labels, spelt the same"),
            E_("What it means; shown with the result only."),
            'label = "wall"',
        ),
    ]


class SceneTable(Table):
    """One short scene with its options."""

    id: Annotated[PartId, about(PART_ID_LIMIT, E_("Name of the scene."), 'id = "family"')]
    prompt: Annotated[
        Question,
        about(
            E_("text of at most {most} characters", most=QUESTION_LENGTH),
            E_("What happens."),
            'prompt = "A relative you love rings every evening and you are worn out."',
        ),
    ]
    options: Annotated[
        tuple[SceneOptionTable, ...],
        several(MIN_OPTIONS, _MAX_LABELS),
        about(
            E_("one table with text and label for each of the step's labels"),
            E_("What could be done, in the order in which it is read."),
            'options = [{ text = "Stop picking up", label = "wall" }, '
            '{ text = "Always pick up", label = "no fence" }]',
        ),
    ]


class ScenariosTable(PollTable):
    """What one would do in several scenes."""

    makes = scenarios.Scenarios

    labels: Annotated[
        tuple[Text, ...],
        several(MIN_OPTIONS, _MAX_LABELS),
        about(
            E_(
                "a list of {least} to {most} texts, all different",
                least=MIN_OPTIONS,
                most=_MAX_LABELS,
            ),
            E_("What the options mean; nobody sees these words before the result."),
            'labels = ["wall", "no fence", "gate"]',
        ),
    ]
    other: Annotated[
        str,
        about(
            E_("text, different from every label"),
            E_("One more answer to every scene, below its options."),
            'other = "I\'d do something else"',
        ),
    ] = ""
    scenes: Annotated[
        tuple[SceneTable, ...],
        several(1, MAX_SCENES),
        about(
            E_(
                "{least} to {most} tables {heading}",
                least=1,
                heading="[[steps.scenes]]",
                most=MAX_SCENES,
            ),
            E_("The scenes, one after the other."),
            'scenes = [{ id = "a", prompt = "A friend asks.", options = ['
            '{ text = "Joke", label = "wall" }, { text = "Tell", label = "no fence" }] }]',
        ),
    ]

    @field_validator("other")
    @classmethod
    def _beside_the_labels(cls, other: str, info: ValidationInfo) -> str:
        if other in info.data.get("labels", ()):
            raise broken(
                E_("This is one of the labels as well."), E_("Leave it out of one of them.")
            )
        return other

    @field_validator("scenes")
    @classmethod
    def _one_option_per_label(
        cls, scenes: tuple[SceneTable, ...], info: ValidationInfo
    ) -> tuple[SceneTable, ...]:
        labels: tuple[str, ...] = info.data.get("labels", ())
        if not labels or len(set(labels)) < len(labels):  # said about the labels themselves
            return scenes
        for scene in scenes:
            reason = _misfit(scene, labels)
            if reason:
                raise broken(
                    reason,
                    E_("Write one option for each label: {labels}.", labels=Several(labels)),
                )
        return scenes

    def values(self) -> dict[str, Any]:
        """The same, with the scenes as domain objects."""
        return {**super().values(), "scenes": tuple(self._scene(it) for it in self.scenes)}

    def _scene(self, scene: SceneTable) -> scenarios.Scene:
        options = (
            scenarios.SceneOption(text=it.text, label=self.labels.index(it.label))
            for it in scene.options
        )
        return scenarios.Scene(id=scene.id, prompt=scene.prompt, options=tuple(options))


def _misfit(scene: SceneTable, labels: Sequence[str]) -> str:
    """What keeps the options of a scene from meaning every label once, "" if nothing."""
    meant = [it.label for it in scene.options]
    for label in meant:
        if label not in labels:
            return E_(
                "In “{scene}”, “{label}” is not one of the labels.", scene=scene.id, label=label
            )
        if meant.count(label) > 1:
            return E_(
                "In “{scene}”, two options have the label “{label}”.", scene=scene.id, label=label
            )
    missing = next((label for label in labels if label not in meant), "")
    if missing:
        return E_("In “{scene}”, no option has the label “{label}”.", scene=scene.id, label=missing)
    texts = [it.text for it in scene.options]
    if len(set(texts)) < len(texts):
        return E_("In “{scene}”, two options read the same.", scene=scene.id)
    return ""


TABLES: tuple[type[StepTable], ...] = (ScenariosTable,)
