"""A headless Chromium of the test's own, spoken to through a pipe (DevTools protocol): no driver, no socket."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.faults.tools.errors import NotAvailable

_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_PATIENCE_S = 20.0
_ON_THE_WAY = ("navigated", "context")


class _Navigated(Exception):
    """The page that was asked gave way to another."""


class Browser:
    """One page in it. `errors` holds what its console and its security policy complained about.

    Raises:
        NotAvailable: There is no Chromium here.
    """

    def __init__(self, profile: Path) -> None:
        program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
        if program is None:
            raise NotAvailable("the server's page is looked at with Chromium (chromium-headless-shell)")
        told, self._write = os.pipe()
        self._read, telling = os.pipe()
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe"]
        # The sandbox needs rights that a container lacks; the only page it ever opens is ours.
        command = [program, *options, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{told} 4>&{telling}', "bash", *command],
            pass_fds=(told, telling),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(told)
        os.close(telling)
        self._number = 0
        self._unread = b""
        self._session = ""
        self.errors: list[str] = []
        self._events: list[str] = []
        self._attach()

    def _attach(self) -> None:
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._read)
        os.close(self._write)

    def open(self, url: str) -> None:
        """Goes to a page; it is loaded when this returns."""
        with self.loading():
            self._call("Page.navigate", url=url)

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Around what leads to another page."""
        self._events.clear()
        yield
        self.wait(lambda: "Page.loadEventFired" in self._events)

    def ask(self, script: str) -> Any:
        """What an expression is on the page."""
        answer = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait_for(self, script: str) -> None:
        """Until an expression is true, on whatever page is there by then."""

        def is_true() -> bool:
            try:
                return bool(self.ask(script))
            except _Navigated:
                return False

        self.wait(is_true)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it is so."""
        deadline = time.monotonic() + _PATIENCE_S
        while not condition():
            assert time.monotonic() < deadline, "it did not come to pass"
            with suppress(_Navigated):
                self.ask("0")  # reads what happened meanwhile
            time.sleep(0.01)

    def text(self) -> str:
        """What stands on the page."""
        return str(self.ask("document.body.innerText"))

    def prefer(self, language: str = "en", *, dark: bool = False, scripts: bool = True) -> None:
        """The reader's language and colours, and whether scripts run."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", features=[scheme])
        self._call("Network.setExtraHTTPHeaders", headers={"Accept-Language": language})
        self._call("Emulation.setScriptExecutionDisabled", value=not scripts)

    def resize(self, width: int, height: int) -> None:
        """The window's inside, in pixels."""
        self._call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def picture(self, path: Path) -> None:
        """All of the page as PNG."""
        shot = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def forget(self) -> None:
        """Ends all that it was signed in to."""
        self._call("Network.clearBrowserCookies")
        self.open("about:blank")
        self.errors.clear()

    def cookies(self) -> list[dict[str, Any]]:
        """All that it keeps."""
        found: list[dict[str, Any]] = self._call("Network.getCookies")["cookies"]
        return found

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._number:
                if "error" in said and any(word in said["error"]["message"] for word in _ON_THE_WAY):
                    raise _Navigated
                assert "error" not in said, said["error"]
                result: dict[str, Any] = said["result"]
                return result
            self._note(said)

    def _note(self, said: dict[str, Any]) -> None:
        self._events.append(said.get("method", ""))
        if said.get("method") == "Log.entryAdded" and said["params"]["entry"]["level"] == "error":
            self.errors.append(said["params"]["entry"]["text"])
        if said.get("method") == "Runtime.exceptionThrown":
            self.errors.append(str(said["params"]["exceptionDetails"]))

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            chunk = os.read(self._read, 1 << 20)
            assert chunk, "Chromium has gone"
            self._unread += chunk
        said, _, self._unread = self._unread.partition(b"\0")
        message: dict[str, Any] = json.loads(said)
        return message
