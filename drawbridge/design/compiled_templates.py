"""Templates that were compiled once, for every language that is drawn with them.

A page finds its words while it is drawn, so what jinja2 makes of a template is the same in every
language. To compile all of the phones' takes a seventh of a second, in which nobody is answered
(`bench/languages.py`).
"""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Compiled code in memory, for environments that differ in nothing but their globals."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Bucket] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled from the same file with the same text."""
        known = self._kept.get((bucket.key, bucket.checksum))
        if known is not None:
            bucket.code = known.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key, bucket.checksum] = bucket
