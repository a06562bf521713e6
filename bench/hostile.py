"""Requests that no page of ours would send, made from those that our pages do send.

All choices come from one `random.Random`, so that a seed names a whole run.
"""

import random
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlencode

FORM_TYPE = b"application/x-www-form-urlencoded"
TEN_MB = 10 * 1024 * 1024
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "get", "")
HOSTS = (b"evil.test", b"", b"localhost:8501", b"a b", b"[::1]", b"\xff\xfe", b"x" * 300, b"@evil")
TYPES = (
    b"",
    b"text/plain",
    b"application/json",
    b"multipart/form-data; boundary=x",
    FORM_TYPE + b"; charset=utf-16",
    FORM_TYPE + b"x",
    b"\xff",
)
SITES = (b"cross-site", b"same-site", b"none", b"same-origin", b"", b"\xff")
ORIGINS = (b"https://evil.test", b"null", b"", b"http://localhost", b"//", b"http://[", b"\xff")
WORDS = (
    "",
    "0",
    "-1",
    "9" * 400,
    "1e9",
    "NaN",
    "pass",
    "\x00",
    "٣",
    "<b>",
    "../../etc/passwd",
    "' OR 1",
)
RAW = (
    b"%FF",
    b"%C3",
    b"%00",
    b"%",
    b"%zz",
    b"\xff\xfe",
    b"a=%ED%A0%80",
    b"&&&",
    b"=",
    b"{}",
    b"[1]",
)
PATHS = (
    "/j", "/j/", "/j//", "/j/..", "/j/../login", "/j/%2e%2e", "/j/{code}/../{code}", "/j/{code}//",
    "/j/{code}/x", "/j/{code}/answer/x", "/j/{code}/.", "/j/ZZZZZZ", "/j/ZZZZZZ/main", "/j/ÄÖÜÄÖÜ",
    "/j/{code}\x00", "/j/{lower}", "/j/{lower}/main", "/j/A-B-C-D-E-F", "/j/static/", "/join/x",
    "/j/static/..%2fphone.js", "/join/left/", "/join//", "/login/", "/login/x", "/logout/", "/live",
    "/live/projector/ZZZZZZ", "/live/facilitator/..", "/live/projector/\x00", "/assets/",
    "/assets/../settings.py", "/assets/%2e%2e/settings.py", "/assets/fonts", "/assets/\x00",
    "//evil.test/", "/\\evil.test", "/%5cevil.test", "/.env", "/pages/entry.py", "/static/../x",
    "/_stcore/health", "/_stcore/metrics", "/_stcore/upload_file/a/b", "/_stcore/agent/mcp",
    "/media/x", "/component/x", "/oauth2callback", "/auth/login", "/projector", "/summary", "/",
    "/library", "/facilitator", "/x" * 3000,
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: str = ""
    headers: tuple = ()
    body: bytes = b""
    declared: int | None = None
    client: str = "10.0.0.1"
    fields: tuple = field(default=(), compare=False)


def ordinary(room, random_):
    """What a page of ours sends; `room` gives codes, keys, cookies and forms."""
    code = random_.choice(room.codes)
    base = f"/j/{code}"
    form = list(room.form(code))
    gets = (
        base,
        f"{base}/main",
        f"{base}/support",
        f"{base}/events",
        f"{base}/revision",
        "/join",
        "/join/left",
    )
    gets += (f"{base}/answer", "/login", "/logout", "/assets/login.js", "/j/static/phone.js")
    gets += (f"/live/projector/{code}", f"/live/facilitator/{code}", "/", "/projector")
    if random_.random() < 0.4:
        return Request("GET", random_.choice(gets))
    path, fields = random_.choice(
        (
            (f"{base}/answer", form),
            (f"{base}/answer", form),
            (f"{base}/join", [("role", "participant"), ("agree", "0"), ("agree", "1")]),
            (f"{base}/leave", []),
            ("/login", [("passcode", "not the passcode")]),
            ("/logout", []),
        )
    )
    by_script = ((b"x-drawbridge", b"1"),) if random_.random() < 0.5 else ()
    headers = ((b"content-type", FORM_TYPE), *by_script)
    return Request("POST", path, fields=tuple(fields), headers=headers)


def hostile(room, random_: random.Random) -> Request:
    """An ordinary request with one to four things wrong with it."""
    request = ordinary(room, random_)
    request = replace(request, client=f"10.{random_.getrandbits(8)}.{random_.getrandbits(8)}.7")
    request = with_cookie(request, room, random_)
    changes = random_.choices((fields, fields, raw_body, headers, path, method, query), k=4)
    for change in changes[: random_.randint(1, 4)]:
        request = change(request, room, random_)
    if request.fields and not request.body:
        request = replace(request, body=urlencode(request.fields).encode())
    return request


def with_cookie(request, room, random_):
    kept = room.cookie(random_)
    cut = random_.randint(0, len(kept))
    value = random_.choice(
        (
            b"", kept, kept, kept[:cut], kept + b"A", kept.swapcase(),
            b"drawbridge=" + b"A" * 22,
            b"drawbridge=" + b"x" * 9000, b"drawbridge=\xff\xfe", b"; ;" + kept,
            kept + b"; " + kept,
            b"drawbridge_facilitator=a.b", b"drawbridge_facilitator=" + b"x" * 5000,
        )
    )  # fmt: skip
    return replace(request, headers=(*request.headers, (b"cookie", value)))


def fields(request, room, random_):
    """Missing, doubled, nested, unknown, absurd and replayed fields."""
    found = list(request.fields)
    kind = random_.randrange(7)
    if kind == 0 and found:
        found.pop(random_.randrange(len(found)))
    elif kind == 1:
        found += found
    elif kind == 2:
        found = [(f"{name}[{value}][]", value) for name, value in found]
    elif kind == 3:
        found += [(f"f{number}", "1") for number in range(random_.choice((5, 99, 101, 1500)))]
    elif kind == 4 and found:
        place = random_.randrange(len(found))
        found[place] = (found[place][0], random_.choice(WORDS))
    elif kind == 5:
        found = [(name, "1" if name == "round" else value) for name, value in found]  # an old one
    else:
        found += list(room.form(random_.choice(room.codes)))
    return replace(request, fields=tuple(found))


def raw_body(request, _room, random_):
    """Bytes that are no form, are too many, or are not as many as was declared."""
    if random_.random() < 0.01:
        return replace(request, body=b"a=" + b"x" * TEN_MB)
    body = random_.choice(RAW) * random_.choice((1, 1, 3, 9000))
    declared = random_.choice((None, 0, 5, TEN_MB, len(body)))
    return replace(request, body=body, declared=declared)


def headers(request, _room, random_):
    name, values = random_.choice(
        (
            (b"host", HOSTS),
            (b"content-type", TYPES),
            (b"sec-fetch-site", SITES),
            (b"origin", ORIGINS),
            (b"x-forwarded-for", (b"", b"1.2.3.4", b"a, b,,", b"\xff", b"::1, 10.0.0.1" * 50)),
            (b"x-forwarded-proto", (b"https", b"javascript", b"\xff")),
            (b"accept-encoding", (b"gzip", b"", b"\xff", b"gzip;q=x")),
            (b"x-drawbridge", (b"1", b"\xff")),
            (b"content-length", (b"-1", b"abc", b"9" * 50, b"\xb2")),
            (b"x-large", (b"x" * 20_000,)),
            (b"range", (b"bytes=0-1", b"bytes=9-1", b"bytes=" + b"0-1," * 500)),
            (b"if-none-match", (b"*", b"\xff")),
        )
    )
    kept = request.headers
    if random_.random() < 0.7:
        kept = tuple(one for one in kept if one[0] != name)
    return replace(request, headers=(*kept, (name, random_.choice(values))))


def path(request, room, random_):
    code = random_.choice(room.codes)
    found = random_.choice(PATHS).replace("{code}", code).replace("{lower}", code.lower())
    return replace(request, path=found)


def method(request, _room, random_):
    return replace(request, method=random_.choice(METHODS))


def query(request, room, random_):
    found = random_.choice(
        (
            "key=", "key=%FF%00", "key=" + "x" * 500, "key=a&key=b", "code=%00",
            "code=" + "A" * 999,
            "next=//evil.test", "next=https://evil.test", "next=/library?session=<b>", "join=1",
            "v=%FF", "&&&=", "x" * 20_000,
            f"key={quote(random_.choice(room.keys))}x", "session[]=1",
        )
    )  # fmt: skip
    return replace(request, query=found)
