"""What the console says of a simulated room. No Streamlit in here."""

from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell, tell_n

_TEMPERAMENTS = {
    Temperament.MIXED: F_("mixed: people differ"),
    Temperament.SPLIT: F_("split: two camps"),
    Temperament.CLUSTERED: F_("close together: most agree"),
    Temperament.CAUTIOUS: F_("cautious: most pass"),
    Temperament.TINY: F_("tiny: six people"),
}

_CAST_PACES = {
    AnswerSpeed.HUMAN: F_("one after the other, as people do"),
    AnswerSpeed.AT_ONCE: F_("all at once"),
}


def temperament(of: Temperament) -> str:
    """What a simulated room is like."""
    return tell(_TEMPERAMENTS[of])


def cast_pace(pace: AnswerSpeed) -> str:
    """How fast a simulated room answers."""
    return tell(_CAST_PACES[pace])


def cast(who: SimulatedRoom) -> str:
    """Who plays along in a rehearsal."""
    if not who.n_people:
        return tell("Nobody is simulated here; join with phones of your own.")
    told = [
        tell_n("{n} person is simulated here.", "{n} people are simulated here.", who.n_people),
        tell("They answer one after the other; one comes late, one may leave.")
        if who.pace is AnswerSpeed.HUMAN
        else tell("They answer all at once."),
    ]
    if who.is_offline:
        told.append(tell("Their phones have lost the Wi-Fi just now."))
    return " ".join((*told, tell("Your own phone may join in.")))
