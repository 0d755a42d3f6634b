"""`/`: the page. A one-time link or an `admin` token signs in; a cookie that no script can read keeps the session."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Request, Response, get, post
from litestar.datastructures import State

from offcirc import __version__
from offcirc.central import audit, moments, page_keys
from offcirc.central.http.endpoints import central_of
from offcirc.central.http.limits import Limits, source_of
from offcirc.central.http.page import render
from offcirc.central.http.page.render import Shown
from offcirc.central.http.page.words import Words, language_of
from offcirc.central.http.problems import Refused
from offcirc.central.standing import Watch
from offcirc.central.workstations import Denied
from offcirc.resources import resources

PageRequest = Request[Any, Any, State]

COOKIE = "offcirc-session"
_TRAIL = 12
_HTML = "text/html; charset=utf-8"
_MAX_SECRET = 200
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Cookie",
    "X-Content-Type-Options": "nosniff",
}


def _words(request: PageRequest, state: State) -> Words:
    zone = ZoneInfo(central_of(state).settings.time_zone)
    return Words(language_of(request.headers.get("accept-language", "")), zone)


def _page(words: Words, content: bytes, status: int = 200, cookie: str | None = None) -> Response[bytes]:
    headers = {**_HEADERS, "Content-Type": _HTML, "Content-Language": words.language}
    if cookie is not None:
        headers["Set-Cookie"] = cookie
    return Response(content, status_code=status, headers=headers)


def _cookie(request: PageRequest, value: str, seconds: int) -> str:
    secure = "; Secure" if request.url.scheme == "https" else ""
    return f"{COOKIE}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Strict{secure}"


@get("/", sync_to_thread=True, exclude_from_auth=True, include_in_schema=False)
def page(request: PageRequest, state: State) -> Response[bytes]:
    """The page, or the way in."""
    central, words = central_of(state), _words(request, state)
    session = request.cookies.get(COOKIE, "")
    with central.database.read() as connection:
        is_open = page_keys.is_open(connection, session, moments.now())
        trail = audit.listing(connection, _TRAIL) if is_open else []
    if not is_open:
        return _page(words, render.sign_in(words, central.settings.name))
    watch: Watch = state.watch
    shown = Shown(central.settings.name, __version__, watch.standing(), trail, central.settings.unseen_after)
    return _page(words, render.overview(words, shown))


@post("/sign-in", status_code=303, exclude_from_auth=True, include_in_schema=False)
async def sign_in(request: PageRequest, state: State) -> Response[bytes]:
    """Spends a link's code, or takes an `admin` token."""
    words = _words(request, state)
    form = await request.form()
    secret = str(form.get("code", "")).strip()[:_MAX_SECRET]
    central = central_of(state)

    def attempt() -> str:
        with central.database.write() as connection:
            return page_keys.sign_in(connection, secret, moments.now())

    limits: Limits = state.limits
    source = source_of(request)
    try:
        limits.codes.check(source)
        session = await limits.codes_in_turn.attempt(attempt, Denied)
    except Refused as refused:
        said = render.sign_in(words, central.settings.name, words.say("sign_in_too_often"), refused=True)
        return _page(words, said, refused.status)
    except Denied:
        limits.codes.failed(source)
        said = render.sign_in(words, central.settings.name, words.say("sign_in_refused"), refused=True)
        return _page(words, said, 403)
    limits.codes.succeeded(source)
    cookie = _cookie(request, session, int(page_keys.SESSION_GOOD_FOR.total_seconds()))
    return Response(b"", status_code=303, headers={**_HEADERS, "Location": "./", "Set-Cookie": cookie})


@post("/sign-out", status_code=200, sync_to_thread=True, exclude_from_auth=True, include_in_schema=False)
def sign_out(request: PageRequest, state: State) -> Response[bytes]:
    """Ends the session."""
    central, words = central_of(state), _words(request, state)
    with central.database.write() as connection:
        page_keys.sign_out(connection, request.cookies.get(COOKIE, ""))
    said = render.sign_in(words, central.settings.name, words.say("signed_out"))
    return _page(words, said, cookie=_cookie(request, "", 0))


def _file(name: str, media_type: str) -> Response[bytes]:
    headers = {"Content-Type": media_type, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return Response((resources() / "page" / name).read_bytes(), headers=headers)


@get("/page.css", sync_to_thread=True, exclude_from_auth=True, include_in_schema=False)
def style() -> Response[bytes]:
    """How it looks."""
    return _file("page.css", "text/css; charset=utf-8")


@get("/page.js", sync_to_thread=True, exclude_from_auth=True, include_in_schema=False)
def script() -> Response[bytes]:
    """What keeps it up to date."""
    return _file("page.js", "text/javascript; charset=utf-8")


HANDLERS = (page, sign_in, sign_out, style, script)
