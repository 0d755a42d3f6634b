"""A desk as plain requests, for the simulator's own tests: it knows no more of Koha than a browser would."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import requests

from tests.koha.sample import PASSWORD
from tests.koha.server import KohaServer

TIMEOUT_S = 30
NOON = "2026-11-20 12:00:00"
_OPERATION = re.compile(r'name="operationid"[^>]* value="(\d+)"')
_TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)"')


class Client:
    """One browser: a cookie jar, and the token of the page it saw last."""

    def __init__(self, server: KohaServer) -> None:
        self.url = server.url
        self.http = requests.Session()
        self.token = ""

    def get(self, script: str, **query: object) -> requests.Response:
        """A page of the staff interface."""
        return self.seen(self.http.get(self.address(script), params=_texts(query), timeout=TIMEOUT_S))

    def post(self, script: str, **form: object) -> requests.Response:
        """A form, with the token if there is one."""
        headers = {"CSRF-TOKEN": self.token} if self.token else {}
        sent = self.http.post(self.address(script), data=_texts(form), headers=headers, timeout=TIMEOUT_S)
        return self.seen(sent)

    def address(self, script: str) -> str:
        return f"{self.url}/cgi-bin/koha/{script}"

    def seen(self, answer: requests.Response) -> requests.Response:
        found = _TOKEN.search(answer.text) if "html" in answer.headers.get("Content-Type", "") else None
        self.token = unescape(found.group(1)) if found else self.token
        return answer

    def sign_in(self, name: str = "desk", branch: str = "CPL", password: str = PASSWORD) -> requests.Response:
        """By the form of the first page, whatever the version calls its fields."""
        self.get("mainpage.pl")
        return self.post(
            "mainpage.pl",
            koha_login_context="intranet",
            userid=name,
            password=password,
            login_userid=name,
            login_password=password,
            branch=branch,
            op="cud-login",
        )

    def send(self, action: str, *, pending: bool = False, at: str = NOON, **fields: str) -> str:
        """One operation; what service.pl says."""
        answer = self.post(
            "offline_circ/service.pl",
            branchcode=fields.pop("branch", "CPL"),
            action=action,
            timestamp=at,
            pending="true" if pending else "false",
            **fields,
        )
        assert answer.status_code == 200, answer.text
        return answer.text

    def pending(self) -> list[str]:
        """The operations on list.pl."""
        return _OPERATION.findall(self.get("offline_circ/list.pl").text)

    def process(self, operation: str, what: str = "process") -> str:
        """One of them, applied or deleted."""
        return self.post("offline_circ/process.pl", operationid=operation, action=what, op=f"cud-{what}").text

    def download(self, **query: object) -> tuple[dict[str, Any], str]:
        """A page of download.pl, and the encoding that it really has."""
        content = self.get("offline_circ/download.pl", **query).content
        try:
            return json.loads(content.decode("utf-8")), "utf-8"
        except UnicodeDecodeError:
            return json.loads(content.decode("latin-1")), "latin-1"


def _texts(fields: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in fields.items()}
