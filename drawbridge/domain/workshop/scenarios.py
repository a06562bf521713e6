"""Small scenes with sentences of their own, which all mean one of the same few things."""

from dataclasses import dataclass
from typing import ClassVar

from drawbridge.domain.workshop.steps import Part, Poll


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneOption:
    """One thing that could be done in a scene; `label` is the position of what it means."""

    text: str
    label: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One short scene. `options` stand in the order in which they are read."""

    id: str
    prompt: str
    options: tuple[SceneOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenarios(Poll):
    """Several scenes, each with one sentence for every label.

    People choose sentences; `labels` are what the result is told in, and no screen of the room
    shows them before it. `other` is one more answer to every scene, "" for none.
    """

    kind: ClassVar[str] = "scenarios"

    scenes: tuple[Scene, ...]
    labels: tuple[str, ...]
    other: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part per scene, whose cells are the labels and then what stands beside them."""
        cells = (*self.labels, self.other) if self.other else self.labels
        return tuple(Part(id=one.id, prompt=one.prompt, cells=cells) for one in self.scenes)

    def choices(self, scene: Scene) -> tuple[tuple[int, str], ...]:
        """What can be chosen in a scene, as it is read: the position of its cell, and its words."""
        read = tuple((option.label, option.text) for option in scene.options)
        return (*read, (len(self.labels), self.other)) if self.other else read
