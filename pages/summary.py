"""What is kept of an ended session: read it, add notes, take it away, delete it."""

from drawbridge import views
from drawbridge.ui import (
    actions,
    downloads,
    group_sheet,
    guards,
    side_by_side,
    state,
    stylesheet,
    summary,
)
from drawbridge.ui.console import console

guards.require_facilitator()
stylesheet.dress()

services = guards.services()
code = state.session_code()
view, refusal = actions.ask(views.summary_view, services, code)

if view is None:
    console.nothing_here(refusal)
else:
    with summary.column():
        summary.draw_head(view, state.notice())
        downloads.draw(view)
        group_sheet.draw(services, view.code)
        summary.draw_chapters(view)
        side_by_side.draw(services, view.code)
        summary.draw_keeping(services, view.code)
