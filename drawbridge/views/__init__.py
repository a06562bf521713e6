"""What each audience may see now. The only caller of the privacy gate besides sealing at the end.

A view is a frozen picture of one moment; faces draw it and decide nothing. What is shown is a union
of small classes (`pictures` for the projector, `screens` for phones): faces match on them.
"""

from drawbridge.domain.facilitation.support import SupportView
from drawbridge.domain.session.summary import Chapter, SummaryView
from drawbridge.store.invitations import Invitation
from drawbridge.views.facilitator import (
    FacilitatorView,
    SessionSummary,
    deletions,
    facilitator_view,
    is_wiping,
    session_lines,
)
from drawbridge.views.group_sheet import SheetOffer, group_sheet, sheet_offer
from drawbridge.views.invitations import invitation, invitations, permission
from drawbridge.views.joining import join_limit
from drawbridge.views.languages import Choose, session_languages
from drawbridge.views.listening import (
    Listener,
    facilitator_listener,
    may_project,
    participant_key,
    phone_listener,
    projector_listener,
    rehearsal,
    rehearsals,
    revision,
    takes_part,
)
from drawbridge.views.moderation import Moderation, ModerationRow
from drawbridge.views.phone import (
    PhoneAtHand,
    has_joined,
    phone_at_hand,
    phone_looked_up,
    phone_view,
    phone_view_after,
    phone_view_at_once,
    phone_view_for_news,
)
from drawbridge.views.phone_view import PhoneView
from drawbridge.views.pictures import CrowdWord
from drawbridge.views.projector import ProjectorView, crowd_word, projector_view
from drawbridge.views.room import (
    PresenceView,
    ProgressView,
    ToPrepare,
    presence_view,
    progress_view,
)
from drawbridge.views.server import ServerView, StoreCondition, server_view
from drawbridge.views.side_by_side import (
    NotBeside,
    OtherRun,
    Pair,
    SideBySide,
    other_runs,
    side_by_side,
)
from drawbridge.views.summary import summary_view
from drawbridge.views.support import support_view
from drawbridge.views.turns import GroupTimer, TurnsView

__all__ = [
    "Chapter",
    "Choose",
    "CrowdWord",
    "FacilitatorView",
    "GroupTimer",
    "Invitation",
    "Listener",
    "Moderation",
    "ModerationRow",
    "NotBeside",
    "OtherRun",
    "Pair",
    "PhoneAtHand",
    "PhoneView",
    "PresenceView",
    "ProgressView",
    "ProjectorView",
    "ServerView",
    "SessionSummary",
    "SheetOffer",
    "SideBySide",
    "StoreCondition",
    "SummaryView",
    "SupportView",
    "ToPrepare",
    "TurnsView",
    "crowd_word",
    "deletions",
    "facilitator_listener",
    "facilitator_view",
    "group_sheet",
    "has_joined",
    "invitation",
    "invitations",
    "is_wiping",
    "join_limit",
    "may_project",
    "other_runs",
    "participant_key",
    "permission",
    "phone_at_hand",
    "phone_listener",
    "phone_looked_up",
    "phone_view",
    "phone_view_after",
    "phone_view_at_once",
    "phone_view_for_news",
    "presence_view",
    "progress_view",
    "projector_listener",
    "projector_view",
    "rehearsal",
    "rehearsals",
    "revision",
    "server_view",
    "session_languages",
    "session_lines",
    "sheet_offer",
    "side_by_side",
    "summary_view",
    "support_view",
    "takes_part",
]
