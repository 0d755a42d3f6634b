"""The page for system librarians: who may see it, what it says, and how it is read in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.central.browser import Browser
from tests.central.client import Desk
from tests.central.server import RunningServer
from tests.faults.tools.errors import skip_if_not_available

TIMEOUT_S = 30


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[RunningServer]:
    """A desk that works, a bookmobile with 37 rows on it, a laptop that was revoked, refused rows, rows that wait."""
    with RunningServer(tmp_path_factory.mktemp("home"), folder=small_library) as started:
        desk = Desk.enrol(started.url, started.enrolment_code("main desk", library="MAIN"))
        desk.do(desk.issue("C001", "I001"), desk.issue("NOBODY", "I002"), desk.give_back("I003"))
        desk.upload(desk.pay("C001", "1.00"))
        bus = Desk.enrol(started.url, started.enrolment_code("bookmobile <1>", "download,upload", "BUS"))
        bus.call("POST", "/v1/contact", {"unsent": 37, "replica_as_of": "2020-01-01T00:00:00Z"})
        Desk.enrol(started.url, started.enrolment_code("old laptop"))
        started.cli("revoke", "old laptop")
        yield started


@pytest.fixture(scope="module")
def admin(server: RunningServer) -> str:
    """A token."""
    return Desk.enrol(server.url, server.enrolment_code("office", "upload,admin")).token


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with skip_if_not_available():
        started = Browser(tmp_path_factory.mktemp("profile"))
    with started:
        yield started


@pytest.fixture
def window(browser: Browser) -> Browser:
    browser.prefer()
    browser.resize(1366, 768)
    browser.forget()
    return browser


def link(server: RunningServer) -> str:
    return server.cli("admin-link", "--url", server.url).strip()


def enter(window: Browser, secret: str) -> None:
    """By hand, where the sign-in page is open."""
    window.ask(f"document.querySelector('#code').value = '{secret}'")
    with window.loading():
        window.ask("document.querySelector('button').click()")


def sign_in(server: RunningServer, secret: str, session: requests.Session | None = None) -> requests.Response:
    asking = session or requests.Session()
    return asking.post(f"{server.url}/sign-in", data={"code": secret}, timeout=TIMEOUT_S, allow_redirects=False)


def shown(server: RunningServer, session: requests.Session, language: str = "en") -> str:
    answer = session.get(f"{server.url}/", headers={"Accept-Language": language}, timeout=TIMEOUT_S)
    assert answer.headers["Content-Language"] == language
    return answer.text


def test_a_link_opens_the_page_once(server: RunningServer) -> None:
    code = link(server).partition("#")[2]
    assert re.fullmatch(r"([A-Z2-9]{4}-){4}[A-Z2-9]{4}", code)
    session = requests.Session()
    assert "main desk" not in shown(server, session)
    opened = sign_in(server, code.lower(), session)
    assert (opened.status_code, opened.headers["Location"]) == (303, "./")
    cookie = opened.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie, "on plain HTTP the browser would not send it back"
    assert "main desk" in shown(server, session)
    again = sign_in(server, code)
    assert (again.status_code, "Set-Cookie" in again.headers) == (403, False)
    assert "That opens nothing" in again.text


def test_an_administrators_token_opens_it_until_the_token_is_revoked(server: RunningServer) -> None:
    admin = Desk.enrol(server.url, server.enrolment_code("head office", "upload,admin"))
    other = Desk.enrol(server.url, server.enrolment_code("desk 2"))
    session = requests.Session()
    assert sign_in(server, other.token).status_code == 403
    assert sign_in(server, admin.token, session).status_code == 303
    assert "main desk" in shown(server, session)
    server.cli("revoke", "head office")
    assert "main desk" not in shown(server, session)


def test_signing_out_ends_the_session_and_not_only_the_cookie(server: RunningServer, admin: str) -> None:
    session = requests.Session()
    sign_in(server, admin, session)
    kept = session.cookies.copy()
    assert "You are signed out" in session.post(f"{server.url}/sign-out", timeout=TIMEOUT_S).text
    session.cookies.update(kept)
    assert "main desk" not in shown(server, session)


def test_the_page_tells_browsers_to_trust_nothing_but_itself(server: RunningServer) -> None:
    headers = requests.get(f"{server.url}/", timeout=TIMEOUT_S).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_behind_a_proxy_with_https_the_cookie_is_for_https_only(server: RunningServer, admin: str) -> None:
    headers = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"}
    url = f"{server.url}/sign-in"
    answer = requests.post(url, data={"code": admin}, headers=headers, timeout=TIMEOUT_S, allow_redirects=False)
    assert "; Secure" in answer.headers["Set-Cookie"]


def test_the_page_says_what_needs_attention_first_and_nothing_of_patrons(server: RunningServer, admin: str) -> None:
    session = requests.Session()
    sign_in(server, admin, session)
    text = shown(server, session)
    body = re.sub(r"<[^>]+>", " ", text)
    assert body.index("bookmobile &lt;1&gt; works with data that it fetched") < body.index("Workstations")
    assert "2 rows were refused and nobody has corrected them." in body
    assert "There is no extract yet." in body
    assert re.search(r"Patron not found\s+1\s", body)
    assert re.search(r"Item not on loan\s+1\s", body)
    assert re.search(r"BUS\s+just now .*?\s37\s", body), "what it had not sent"
    assert re.search(r"revoked\s+just now", body)
    assert "<1>" not in text
    for secret in ("C001", "NOBODY", "I001", "Nováková", "Title 1"):
        assert secret not in text
    fi, cs = shown(server, session, "fi"), shown(server, session, "cs")
    assert "2 riviä on hylätty" in fi
    assert "2 řádky byly odmítnuty" in cs


def test_a_link_signs_in_and_the_code_leaves_the_address_bar(server: RunningServer, window: Browser) -> None:
    window.open(link(server))
    window.wait_for("document.querySelector('main[data-refresh]') !== null")
    assert "main desk" in window.text()
    assert window.ask("location.href") == f"{server.url}/"
    (cookie,) = window.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    assert window.ask("document.cookie") == ""
    assert window.errors == []


def test_it_works_without_javascript(server: RunningServer, window: Browser) -> None:
    url, _, code = link(server).partition("#")
    window.prefer("cs", scripts=False)
    window.open(url)
    enter(window, code)
    assert "main desk" in window.text()
    assert "Pracovní stanice" in window.text()
    assert window.ask("document.querySelector('noscript meta[http-equiv=refresh]') !== null")


def test_it_keeps_itself_up_to_date_and_says_when_it_cannot(
    tmp_path: Path, small_library: Path, window: Browser
) -> None:
    with RunningServer(tmp_path / "h", folder=small_library) as server:
        window.open(link(server))
        window.wait_for("document.querySelector('main[data-refresh]') !== null")
        assert "No workstation is enrolled yet" in window.text()
        Desk.enrol(server.url, server.enrolment_code("new desk"))
        window.wait_for("refresh().then(() => document.body.innerText.includes('new desk'))")  # soon: answers are kept
        assert "does not answer" not in window.text()
        server.kill()
        window.ask("refresh()")
        assert "The server does not answer" in window.text()
        assert "new desk" in window.text(), "what was known stays in sight"


@pytest.mark.parametrize("size", [(1366, 768), (360, 740)])
@pytest.mark.parametrize("dark", [False, True])
def test_it_is_readable_on_a_desk_and_on_a_telephone(
    server: RunningServer, admin: str, window: Browser, tmp_path: Path, size: tuple[int, int], *, dark: bool
) -> None:
    window.resize(*size)
    window.prefer(dark=dark)
    window.open(f"{server.url}/")
    assert window.ask(LOW_CONTRAST) == []
    assert window.ask(UNNAMED) == []
    enter(window, admin)
    for language in ("en", "fi", "cs"):
        window.prefer(language, dark=dark)
        window.open(f"{server.url}/")
        picture = tmp_path / f"{language}.png"
        window.picture(picture)
        assert picture.stat().st_size > 10_000
        assert window.ask("document.documentElement.scrollWidth") <= size[0], "nothing stands beyond the edge"
        assert window.ask(LOW_CONTRAST) == []
        assert window.ask(UNNAMED) == []


LOW_CONTRAST = """
(() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((c) => {
      const part = c / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const low = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || element.closest('noscript') || !element.getClientRects().length) continue;
    const two = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))].sort((a, b) => b - a);
    if ((two[0] + 0.05) / (two[1] + 0.05) < 4.5) low.push(walk.currentNode.data);
  }
  return low;
})()
"""
"""WCAG 2.2, 1.4.3."""

UNNAMED = """
[...document.querySelectorAll('input, button, table')]
  .filter((one) => !(one.getAttribute('aria-label') || one.innerText || (one.labels && one.labels.length)))
  .map((one) => one.outerHTML)
"""
