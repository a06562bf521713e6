"""What each audience may see now. The only caller of the privacy gate besides sealing at the end.

A view is a frozen picture of one moment; faces draw it and decide nothing.
"""

from drawbridge.views.desk import Desk, DeskRow
from drawbridge.views.facilitator import (
    FacilitatorView,
    SessionLine,
    facilitator_view,
    session_lines,
)
from drawbridge.views.phone import PhoneView, Screen, has_joined, phone_screen, phone_view
from drawbridge.views.projector import (
    CrowdWord,
    Picture,
    ProjectorView,
    crowd_word,
    projector_picture,
    projector_view,
)
from drawbridge.views.summary import Chapter, SummaryView, summary_view
from drawbridge.views.support import SupportView, support_view
from drawbridge.views.turns import TurnsLine, TurnsView

__all__ = [
    "Chapter",
    "CrowdWord",
    "Desk",
    "DeskRow",
    "FacilitatorView",
    "PhoneView",
    "Picture",
    "ProjectorView",
    "Screen",
    "SessionLine",
    "SummaryView",
    "SupportView",
    "TurnsLine",
    "TurnsView",
    "crowd_word",
    "facilitator_view",
    "has_joined",
    "phone_screen",
    "phone_view",
    "projector_picture",
    "projector_view",
    "session_lines",
    "summary_view",
    "support_view",
]
