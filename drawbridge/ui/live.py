"""Push to a Streamlit page: an invisible part that reruns its fragment when a session moves on.

The part holds one EventSource. A message says only that there is a new revision; the fragment it
is mounted in asks `drawbridge.views` what may be seen.
"""

from drawbridge.ui.components import component, nothing


def pulse(
    url: str,
    *,
    revision: int,
    key: str,
    every_s: float = 0,
    patience_s: float = 0,
    due_s: float = 0,
) -> None:
    """Rerun the surrounding fragment when the stream tells of another revision than was drawn.

    One rerun per new revision, none when nothing changed; survives sleep, lost networks and a
    restarted server.

    Args:
        url: path of a stream that sends the revision when it opens and after each change.
        revision: the revision this run has drawn.
        key: name of the part, unique on the page.
        every_s: rerun at least this often while the page is visible, for what changes without a
            revision; 0 for never.
        patience_s: wait this long before asking for a rerun, on a page whose own clicks raise
            the revision and draw the new one anyway.
        due_s: rerun once after this time, when a timer that was drawn is over; 0 for never.
    """
    state = {
        "url": url,
        "revision": revision,
        "everyMs": round(every_s * 1000),
        "patienceMs": round(patience_s * 1000),
        "dueMs": round(due_s * 1000),
    }
    component(__file__)(
        key=key, data=state, height=1, on_revision_change=nothing, on_beat_change=nothing
    )
