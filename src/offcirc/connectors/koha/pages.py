"""What Koha's pages say: who is signed in, what a form wants, which operations wait.

Pages differ by version, theme and language, so they are read by names, classes and places, never by their words.
Checked against the templates of 3.14 to 25.11 (`auth.tt`, `header.inc`, `offline_circ/list.tt`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from offcirc.errors import OutcomeUnknown, ProtocolMismatch

_SIGN_IN_BODY = "main_auth"
_SIGN_IN_FORM = "loginform"
_USER_NAMES = ("login_userid", "userid")
_PASSWORD_NAMES = ("login_password", "password")
_QUEUE_BODY = "ocirc_list"
_EMPHASIS = frozenset({"strong", "brand"})
_BACK = "javascript:window.history.back"
"""Where the link leads that only stands on a sign-in page shown for want of a permission (`auth.tt`, all versions)."""


@dataclass(slots=True)
class Page:
    """One page of the staff side.

    Attributes:
        body_id: the page's own name; a sign-in form keeps the name `main_auth` wherever it stands.
        token: against forged requests, for the session that the page was made in; empty before 24.05.
        version: as the page tells it, e.g. `24.0500000`.
        user_field: the sign-in form's name for the user; empty where the page is no sign-in form.
        password_field: the same for the password.
        hidden: the sign-in form's hidden inputs.
        second_factor: the page asks for a code of two-factor authentication.
        no_permission: the account was known, but may not see what was asked for.
        branches: code and name of each library that one can sign in at.
        branch_code: of the session; empty where the page does not show it.
        branch_name: of the session.
    """

    body_id: str = ""
    token: str = ""
    version: str = ""
    user_field: str = ""
    password_field: str = ""
    hidden: dict[str, str] = field(default_factory=dict)
    second_factor: bool = False
    no_permission: bool = False
    branches: dict[str, str] = field(default_factory=dict)
    branch_code: str = ""
    branch_name: str = ""

    @property
    def asks_to_sign_in(self) -> bool:
        """Whether this is the sign-in page, which Koha shows in place of any page, with HTTP 200.

        Without a form it wants two-factor authentication to be set up, or another system to let one in.
        """
        return bool(self.user_field and self.password_field) or self.second_factor or self.body_id == _SIGN_IN_BODY

    @property
    def branch(self) -> str:
        """Code of the session's library, where the page and the sign-in form's list tell it."""
        if self.branch_code:
            return self.branch_code
        named = [code for code, name in self.branches.items() if name == self.branch_name]
        return named[0] if len(named) == 1 else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One operation of `list.pl`, as shown. `at` is in the server's own format, mostly without seconds."""

    id: str
    at: str
    action: str
    card: str
    barcode: str
    amount: str


def read_page(html: str) -> Page:
    """What a page says of itself and of its session."""
    reader = _PageReader()
    reader.feed(html)
    reader.close()
    return reader.page


def chosen_branch(html: str) -> str:
    """Code of the library that is chosen on the page where one changes it; empty where it is no such page."""
    reader = _ChoiceReader()
    reader.feed(html)
    reader.close()
    return reader.chosen


def read_queue(html: str) -> list[Row]:
    """The operations of `list.pl`, in its order.

    Raises:
        OutcomeUnknown: `ANSWER_LOST`, the page was cut: what it lacks may be there.
        ProtocolMismatch: `ANSWER_UNREADABLE`, it is another page, or its table is built in another way.
    """
    if "</html>" not in html[-400:].lower():
        raise OutcomeUnknown("ANSWER_LOST")
    reader = _QueueReader()
    reader.feed(html)
    reader.close()
    if not reader.rows and not reader.is_queue:
        raise ProtocolMismatch("ANSWER_UNREADABLE")
    return [_row(each) for each in reader.rows]


class _PageReader(HTMLParser):
    """Collects into `page` while it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._in_form = False
        self._in_branches = False
        self._option: str | None = None
        self._catching = ""
        self._user_shown = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "body":
            self.page.body_id = given.get("id", "")
        elif tag == "meta":
            self._meta(given)
        elif tag == "form":
            self._in_form = _SIGN_IN_FORM in {given.get("id"), given.get("name")}
        elif tag == "input":
            self._input(given)
        elif tag == "select":
            self._in_branches = self._in_form and given.get("name") == "branch"
        elif tag == "option" and self._in_branches:
            self._option = given.get("value", "")
        elif tag == "a" and given.get("href", "").startswith(_BACK):
            self.page.no_permission = True
        else:
            self._header(tag, given.get("class", "").split())

    def _meta(self, given: dict[str, str]) -> None:
        name, content = given.get("name", ""), given.get("content", "")
        if name == "csrf-token":
            self.page.token = content
        elif name == "generator" and content.startswith("Koha "):
            self.page.version = content.removeprefix("Koha ").strip()

    def _input(self, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if name == "csrf_token" and not self.page.token:
            self.page.token = given.get("value", "")
        if not self._in_form:
            return  # what a library adds to its pages may hold forms of its own
        if name == "otp_token":
            self.page.second_factor = True
        elif given.get("type") == "hidden":
            self.page.hidden[name] = given.get("value", "")
        elif name in _USER_NAMES:
            self.page.user_field = name
        elif name in _PASSWORD_NAMES:
            self.page.password_field = name

    def _header(self, tag: str, classes: list[str]) -> None:
        if "loggedinusername" in classes:
            self._user_shown = True
        elif "logged-in-branch-code" in classes:
            self._catching = "code"
        elif "logged-in-branch-name" in classes or (
            tag in _EMPHASIS and self._user_shown and not self.page.branch_name
        ):
            self._catching = "name"  # with no class before 3.18, and where libraries are bound to IP addresses

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._in_form = False
        elif tag == "select":
            self._in_branches = False
        elif tag in {"span", *_EMPHASIS}:
            self._catching = ""
        if tag in {"option", "select"}:
            self._option = None

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text:
            return
        if self._option:
            self.page.branches[self._option] = text
        elif self._catching == "code":
            self.page.branch_code = text
        elif self._catching == "name":
            self.page.branch_name = text


class _ChoiceReader(HTMLParser):
    """The chosen option of the list `branch`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.chosen = ""
        self._in_branches = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "select":
            self._in_branches = given.get("name") == "branch"
        elif tag == "option" and self._in_branches and "selected" in given:
            self.chosen = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._in_branches = False


@dataclass(slots=True)
class _Line:
    """A table row while it is read."""

    id: str = ""
    kind: str = ""
    cells: list[str] = field(default_factory=list)


class _QueueReader(HTMLParser):
    """The rows of the table whose rows have a tick box `operationid`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[_Line] = []
        self.is_queue = False
        self._line: _Line | None = None
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "body":
            self.is_queue = given.get("id") == _QUEUE_BODY
        elif tag == "tr":
            self._end_line()
            kinds = [name.removeprefix("oc-") for name in given.get("class", "").split() if name.startswith("oc-")]
            self._line = _Line(kind=kinds[0] if kinds else "")
        elif tag == "td" and self._line is not None:
            self._line.cells.append("")
            self._in_cell = True
        elif tag == "input" and self._line is not None and given.get("name") == "operationid":
            self._line.id = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._in_cell = False
        elif tag in {"tr", "table"}:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if self._in_cell and self._line is not None:
            self._line.cells[-1] += data

    def _end_line(self) -> None:
        if self._line is not None and self._line.id:
            self.rows.append(self._line)
        self._line = None
        self._in_cell = False


_ACTIONS = frozenset({"issue", "return", "payment"})
_FEWEST_CELLS = 6


def _row(line: _Line) -> Row:
    """By place: the tick and the time in front; action, item, card and amount at the end, whatever came between."""
    if len(line.cells) < _FEWEST_CELLS:
        raise ProtocolMismatch("ANSWER_UNREADABLE")
    cells = [cell.strip() for cell in line.cells]
    action, barcode, card, amount = cells[-4:]
    at = " ".join(cells[1].split())
    kind = line.kind if line.kind in _ACTIONS else action
    return Row(line.id, at, kind, card, barcode, amount)
