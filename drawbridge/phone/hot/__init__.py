"""What phones send by the thousand, answered before anything else is asked.

To be read in this order: `path` (what comes here at all), `asked` (what a phone says), `answer` and
`screen` (the two that come most), `reply` (what they are told). What each step costs, and why it is
done this way: ``docs/decisions/0043-the-hot-path.md``.
"""

from drawbridge.phone.hot.path import HotPath

__all__ = ["HotPath"]
