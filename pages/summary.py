"""What is kept of an ended session: read it, add notes, take it away, delete it."""

from drawbridge import views
from drawbridge.ui import actions, console, guards, look, recap, state

guards.require_facilitator()
look.dress()

services = guards.services()
code = state.session_code()
view, refusal = actions.ask(views.summary_view, services, code)
board, _ = actions.ask(views.facilitator_view, services, code)

if view is None or board is None:
    console.nothing_here(refusal)
else:
    with recap.column():
        recap.draw_head(view, state.notice())
        recap.draw_downloads(view)
        recap.draw_chapters(view, board)
        recap.draw_keeping(services, view.code)
