"""Write a workshop. The draft's id stands in the address, so that a reload goes on with it."""

from drawbridge.ui import guards, state, stylesheet
from drawbridge.ui.editor import editor, opening

guards.require_facilitator()
guards.speak_before_workshop()
stylesheet.dress()

draft_id = state.address_field(opening.DRAFT)
if draft_id:
    editor.show(draft_id)
else:
    opening.draw()
