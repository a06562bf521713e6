"""Who may do what: every address, every role, every phase. Tests walk it, docs/rights.md shows it.

A cell says what is answered: a status and, after it, the screen, the place a browser is sent to,
or what else comes back. Six phases stand in the order of PHASES; one word stands for all six.
"""

from dataclasses import dataclass

PHASES = ("lobby", "briefing", "open", "closed", "revealed", "ended")

ELSE = "everybody else"
PARTICIPANT = "participant"
OBSERVER = "observer"
FACILITATOR = "facilitator"
PROJECTOR = "projector"
MAY_SEE, MAY_MODERATE, MAY_RUN = "may see", "may moderate", "may run"
INVITED = (MAY_SEE, MAY_MODERATE, MAY_RUN)
ROLES = {
    "stranger": "somebody with an address and nothing else",
    PARTICIPANT: "a phone that has joined",
    OBSERVER: "a phone that only watches",
    FACILITATOR: "a browser with a login",
    "logged out": "the same browser after “Log out”, in another tab too",
    "expired": "a login that is past its time",
    "forged": "a login that was made up, cut off or signed by another server",
    MAY_SEE: "somebody who came by an invitation, to look on",
    MAY_MODERATE: "the same, to choose among lines as well",
    MAY_RUN: "the same, to move the session on as well",
    "taken back": "the same, after the invitation was taken back",
    PROJECTOR: "the session's own projector link",
    "old link": "a projector link that was replaced",
    "foreign link": "the projector link of another session",
}


def six(*cells):
    """The cells of six phases from one for all, two for before and after the end, or six."""
    if len(cells) == 1:
        return cells * 6
    return cells if len(cells) == 6 else (*[cells[0]] * 5, cells[1])


@dataclass(frozen=True)
class Row:
    """One address. `who` maps a role to its cells; ELSE stands for all roles not named."""

    does: str
    who: dict


def same(does, *cells):
    return Row(does, {ELSE: six(*cells)})


_SCREENS = {
    ELSE: six("200 consent", "200 ended"),
    PARTICIPANT: six(
        "200 waiting", "200 waiting", "200 poll", "200 closed", "200 closed", "200 ended"
    ),
    OBSERVER: six(
        "200 waiting", "200 waiting", "200 poll", "200 closed", "200 closed", "200 ended"
    ),
}
_LATE, _STANDS, _STRANGER, _ENDED = (
    f"303 /j/{{code}} refused: {why}" for why in ("late", "stands", "stranger", "ended")
)
_TO_LOGIN = six("303 /login")

HTTP = {
    # -- phones
    "GET /join": same("asks for the join code", "200 code"),
    "GET /join/": same("the same, typed with a slash", "307 /join"),
    "GET /join/language": same("languages to choose from", "200 language"),
    "POST /join/language": same("chooses one for this phone", "303 /join"),
    "GET /j/{code}/language": same("languages to choose from", "200 language"),
    "POST /j/{code}/language": same("chooses one for this phone", "303 /j/{code}"),
    "GET /join/left": same("an almost empty page", "200"),
    "GET /j/static/phone.js": same("the phone's script", "200 script"),
    "GET /j/static/take_home.js": same("its script for after the end", "200 script"),
    "GET /j/{code}": Row("the phone's one page", _SCREENS),
    "GET /j/{code}/": same("the same, typed with a slash", "307 /j/{code}"),
    "GET /j/{code}/main": Row("the same without the page around it", _SCREENS),
    "GET /j/{code}/support": same("whom one can call", "200 support"),
    "GET /j/{code}/sheet": same(
        "what the room saw, as long as it is given", "404 error", "200 sheet"
    ),
    "GET /j/{code}/events": same("news: the revision, and what all see", "200 stream", "204"),
    "GET /j/{code}/revision": same("the revision number", "200 number"),
    "GET /j/{code}/join": same("a form's address opened as a page", "303 /j/{code}"),
    "GET /j/{code}/answer": same("a form's address opened as a page", "303 /j/{code}"),
    "GET /j/{code}/leave": same("a form's address opened as a page", "303 /j/{code}"),
    "GET /j/{code}/back": same("a form's address opened as a page", "303 /j/{code}"),
    "GET /j/{code}/ask": same("what would help, to choose from", "200 ask"),
    "GET /j/{code}/erase": same("asks before answers are deleted", "200 erase"),
    "POST /j/{code}/join": same("joins, with every agreement ticked", "303 /j/{code}", _ENDED),
    "POST /j/{code}/answer": Row(
        "answers the current question",
        {
            ELSE: six(_LATE, _LATE, _STRANGER, _LATE, _LATE, _ENDED),
            PARTICIPANT: six(_LATE, _LATE, "303 /j/{code}", _STANDS, _STANDS, _ENDED),
        },
    ),
    "POST /j/{code}/leave": same("forgets this phone", "303 /join/left"),
    "POST /j/{code}/back": same("undoes leaving, too late", "303 /join/left"),
    "POST /j/{code}/ask": Row(
        "wishes for a pause",
        {
            ELSE: six(_STRANGER, _ENDED),
            PARTICIPANT: six("200 ask", _ENDED),
            OBSERVER: six("200 ask", _ENDED),
        },
    ),
    "POST /j/{code}/erase": Row(
        "deletes what this phone has answered",
        {
            ELSE: six("200 erase"),
            PARTICIPANT: six("200 erase", _ENDED),
            OBSERVER: six("200 erase", _ENDED),
        },
    ),
    # -- the facilitator's door
    "GET /login": Row("asks for the passcode", {ELSE: six("200 login"), FACILITATOR: six("303 /")}),
    "POST /login": same("tries a wrong passcode", "403 login"),
    "GET /logout": same("asks whether to log out", "200 logout"),
    "POST /logout": same("ends the login of this browser", "303 /login"),
    "GET /console-language": same("asks for the language of the console", "200 language"),
    "POST /console-language": same("keeps the language in this browser", "303 /"),
    "GET /live/facilitator/{code}": Row(
        "news for the console: revision numbers only",
        {ELSE: six("403"), FACILITATOR: six("200 stream")},
    ),
    "GET /live/projector/{code}": Row(
        "news for the projector: revision numbers only",
        {ELSE: six("403"), PROJECTOR: six("200 stream")},
    ),
    # -- the remote: the console in the hand
    "GET /remote/{code}": Row(
        "the remote of one session",
        {
            ELSE: six("303 /login"),
            FACILITATOR: six("200 remote", "200 ended"),
            **dict.fromkeys(INVITED, six("200 remote", "403 closed")),
            "taken back": six("403 closed"),
        },
    ),
    "GET /remote/{code}/main": Row(
        "the same without the page around it",
        {
            ELSE: six("403 closed"),
            FACILITATOR: six("200 remote", "200 ended"),
            **dict.fromkeys(INVITED, six("200 remote", "403 closed")),
        },
    ),
    "GET /remote/{code}/events": Row(
        "news for the remote: revision numbers only",
        {
            ELSE: six("403"),
            FACILITATOR: six("200 stream", "204"),
            **dict.fromkeys(INVITED, six("200 stream", "403")),
        },
    ),
    "GET /remote/{code}/invited": Row(
        "a link that opens nothing, or what it is for",
        {
            ELSE: six("403 closed"),
            FACILITATOR: six("303 /remote/{code}"),
            **dict.fromkeys(INVITED, six("303 /remote/{code}", "403 closed")),
        },
    ),
    "POST /remote/{code}/invited": same("uses an invitation that is not good", "403 closed"),
    "POST /remote/{code}/act": Row(
        "a press that means nothing any more",
        {
            ELSE: six("403 closed"),
            FACILITATOR: six("409 remote", "409 ended"),
            MAY_RUN: six("409 remote", "403 closed"),
        },
    ),
    "POST /remote/{code}/dismiss": Row(
        "takes away what was heard of wishes for a pause",
        {
            ELSE: six("403 closed"),
            FACILITATOR: six("303 /remote/{code}"),
            MAY_MODERATE: six("303 /remote/{code}", "403 closed"),
            MAY_RUN: six("303 /remote/{code}", "403 closed"),
        },
    ),
    "POST /remote/{code}/line": Row(
        "decides about a line that is not there",
        {
            ELSE: six("403 closed"),
            FACILITATOR: six("409 remote", "410 ended"),
            MAY_MODERATE: six("409 remote", "403 closed"),
            MAY_RUN: six("409 remote", "403 closed"),
        },
    ),
    "POST /remote/{code}/note": Row(
        "adds a line to the notes, after the end too",
        {ELSE: six("403 closed"), FACILITATOR: six("303 /remote/{code}")},
    ),
    "GET /assets": same("fonts and the login page's script", "200 script"),
    # -- for whatever watches the server
    "GET /healthz": same("whether the process answers", "200"),
    "GET /readyz": same("whether it reaches its database", "200"),
    # -- what Streamlit's pages are loaded by; nothing of a session is in it
    "GET /": Row("loads the library", {ELSE: _TO_LOGIN, FACILITATOR: six("200 shell")}),
    "GET /library": Row("the library by its name", {ELSE: _TO_LOGIN, FACILITATOR: six("307 /")}),
    "GET /facilitator": Row("loads the console", {ELSE: _TO_LOGIN, FACILITATOR: six("200 shell")}),
    "GET /editor": Row("loads the editor", {ELSE: _TO_LOGIN, FACILITATOR: six("200 shell")}),
    "GET /summary": Row("loads the summary", {ELSE: _TO_LOGIN, FACILITATOR: six("200 shell")}),
    "GET /server": Row("loads how the server is", {ELSE: _TO_LOGIN, FACILITATOR: six("200 shell")}),
    "GET /projector": same("loads the projector", "200 shell"),
}

# What a Streamlit page draws once it is loaded, by whatever way it was asked for.
PAGES = {
    "library": Row(
        "workshops and sessions", {ELSE: six("log in"), FACILITATOR: six("the library")}
    ),
    "facilitator": Row(
        "one session", {ELSE: six("log in"), FACILITATOR: six("the console", "it has ended")}
    ),
    "editor": Row("workshops to write", {ELSE: six("log in"), FACILITATOR: six("the editor")}),
    "summary": Row(
        "what is kept", {ELSE: six("log in"), FACILITATOR: six("no summary yet", "the summary")}
    ),
    "server": Row("how the server is", {ELSE: six("log in"), FACILITATOR: six("the server")}),
    "projector": Row(
        "what the room sees",
        {
            ELSE: six("nothing behind this link"),
            PROJECTOR: six("lobby", "coming", "question", "calm", "chart", "calm"),
        },
    ),
}

# Streamlit's own doors: the same for everybody in every phase.
STREAMLIT = {
    "GET /_stcore/health": "200 ok",
    "GET /_stcore/host-config": "200 settings of the frontend",
    "GET /_stcore/stream": "web socket: runs the pages above, for whoever they are meant for",
    "GET /static": "200 scripts and styles of the frontend",
    "GET /media/{file_id}": "404 unless the name of a file is known that a page just offered",
    "GET /_stcore/metrics": "404",
    "GET /_stcore/upload_file/{session_id}/{file_id}": "404",
    "GET /_stcore/bidi-components/{path}": "404",
    "GET /_stcore/agent/interact": "404",
    "GET /_stcore/agent/openapi.json": "404",
    "GET /_stcore/agent/mcp": "404",
    "GET /component/{path}": "404",
    "GET /auth/login": "404",
    "GET /auth/logout": "404",
    "GET /oauth2callback": "404",
}


def expected(row, role):
    return row.who.get(role, row.who[ELSE])
