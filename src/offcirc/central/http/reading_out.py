"""Reads what is left of a request before an answer goes out that did not need it.

Whoever asks for the connection to be closed, as nginx does, has it closed with the answer. In mid-request that is a
reset: a proxy that is still sending may never see the answer, and makes a 502 of a 401.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio

if TYPE_CHECKING:
    import uvicorn

_PATIENCE_S = 10.0


class ReadOut:
    """Around the application.

    Args:
        app: what answers.
        most: bytes of a body that are read at most; a longer one sees its connection closed.
    """

    def __init__(self, app: uvicorn._types.ASGI3Application, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(
        self,
        scope: uvicorn._types.Scope,
        receive: uvicorn._types.ASGIReceiveCallable,
        send: uvicorn._types.ASGISendCallable,
    ) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked, over, size = False, False, 0

        async def received() -> uvicorn._types.ASGIReceiveEvent:
            nonlocal asked, over, size
            asked = True
            message = await receive()
            if message["type"] == "http.request":
                size += len(message["body"])
                over = not message["more_body"]
            else:
                over = True
            return message

        async def answered(message: uvicorn._types.ASGISendEvent) -> None:
            # Who asks whether to send at all, and has not been told to, does not send.
            if message["type"] == "http.response.start" and (asked or not _asks_first(scope)):
                with anyio.move_on_after(_PATIENCE_S):
                    while not over and size <= self._most:
                        await received()
            await send(message)

        await self._app(scope, received, answered)


def _asks_first(scope: uvicorn._types.HTTPScope) -> bool:
    return any(name == b"expect" for name, _ in scope["headers"])
