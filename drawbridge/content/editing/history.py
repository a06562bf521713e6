"""What a file was before each change: a list of texts, and the place in it."""

from dataclasses import dataclass, replace

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Texts, the oldest first, and the position of the one that counts now."""

    texts: tuple[str, ...]
    position: int = 0

    @classmethod
    def of(cls, text: str) -> "History":
        """The history of a file that nobody has changed yet."""
        return cls(texts=(text,))

    @property
    def text(self) -> str:
        """The file as it is now."""
        return self.texts[self.position]

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return self.position < len(self.texts) - 1

    def after(self, text: str) -> "History":
        """With one more change; what was taken back before is forgotten."""
        if text == self.text:
            return self
        texts = (*self.texts[: self.position + 1], text)[-MOST:]
        return History(texts=texts, position=len(texts) - 1)

    def undone(self) -> "History":
        """One change back, if there is one."""
        return replace(self, position=self.position - 1) if self.can_undo else self

    def redone(self) -> "History":
        """One change forth, if one was taken back."""
        return replace(self, position=self.position + 1) if self.can_redo else self
