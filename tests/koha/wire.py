"""One request and one answer, free of sockets: what a browser's form or a program sends, and what goes back."""

from __future__ import annotations

import email.message
import email.parser
import email.policy
import json
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlsplit

SESSION_COOKIE = "CGISESSID"
HTML = "text/html; charset=UTF-8"
TEXT = "text/plain; charset=utf-8"
JSON = "application/json; charset=utf-8"


@dataclass
class Answer:
    """What goes back; `body` is what the client reads, in the encoding that Koha would really use."""

    body: bytes = b""
    status: int = 200
    content_type: str = TEXT
    headers: list[tuple[str, str]] = field(default_factory=list)

    def with_session(self, session: str) -> Answer:
        """With the session's cookie."""
        self.headers.append(("Set-Cookie", f"{SESSION_COOKIE}={session}; path=/; HttpOnly"))
        return self


def text(content: str, status: int = 200) -> Answer:
    """A plain text."""
    return Answer(content.encode(), status)


def html(content: str, status: int = 200) -> Answer:
    """A page."""
    return Answer(content.encode(), status, HTML)


def as_json(content: Any, status: int = 200) -> Answer:
    """A REST answer."""
    return Answer(json.dumps(content, ensure_ascii=False).encode(), status, JSON)


@dataclass(frozen=True)
class Upload:
    """A file of a multipart form."""

    name: str
    content: bytes


class Request:
    """A request with its parameters, wherever they stood."""

    def __init__(self, method: str, target: str, headers: email.message.Message, body: bytes) -> None:
        split = urlsplit(target)
        self.method = method
        self.path = split.path
        self.headers = headers
        self.body = body
        self.query = dict(parse_qsl(split.query, keep_blank_values=True))
        self.files: list[Upload] = []
        self.form = self._read_form()

    def _read_form(self) -> dict[str, str]:
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("application/x-www-form-urlencoded"):
            return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))
        if kind.startswith("multipart/form-data"):
            return self._read_parts(kind)
        return {}

    def _read_parts(self, kind: str) -> dict[str, str]:
        whole = f"Content-Type: {kind}\r\n\r\n".encode() + self.body
        form: dict[str, str] = {}
        for part in email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(whole).iter_parts():
            name = str(part.get_param("name", "", header="content-disposition"))
            content = part.get_payload(decode=True)
            data = content if isinstance(content, bytes) else b""
            if part.get_filename() is None:
                form[name] = data.decode("utf-8", "replace")
            else:
                self.files.append(Upload(part.get_filename() or "", data))
        return form

    def param(self, name: str) -> str | None:
        """Of the form, else of the address, as CGI's `param`."""
        return self.form.get(name, self.query.get(name))

    def given(self, name: str) -> str:
        """The same; empty where there is none."""
        return self.param(name) or ""

    @property
    def session_id(self) -> str:
        """Of the cookie; empty without."""
        cookie = SimpleCookie(self.headers.get("Cookie", ""))
        return cookie[SESSION_COOKIE].value if SESSION_COOKIE in cookie else ""

    def json(self) -> Any:
        """The body; None where it is no JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None
