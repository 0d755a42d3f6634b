"""Who is asking: the bearer token is looked up before anything else of the request is read."""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.middleware.authentication import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import Guard

from offcirc.central.http.service import Central
from offcirc.central.workstations import Denied, Scope, Workstation, authenticate

_MAX_TOKEN_LENGTH = 200


class TokenMiddleware(AbstractAuthenticationMiddleware):
    """Puts the `Workstation` into `request.user`. Asked at every request, so that a revocation counts at once."""

    async def authenticate_request(self, connection: ASGIConnection[Any, Any, Any, Any]) -> AuthenticationResult:
        """Reads `Authorization: Bearer TOKEN`.

        Raises:
            Denied: 401.
        """
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token or len(token) > _MAX_TOKEN_LENGTH:
            raise Denied(401, "TOKEN_UNKNOWN")
        central: Central = connection.app.state.central
        workstation = await to_thread.run_sync(_authenticate, central, token)
        return AuthenticationResult(user=workstation, auth=None)


def _authenticate(central: Central, token: str) -> Workstation:
    with central.database.read() as connection:
        return authenticate(connection, token)


def needs(scope: Scope) -> Guard:
    """Lets only tokens with this scope through (P3, P5)."""

    def check(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
        if scope not in connection.user.scopes:
            raise Denied(403, "SCOPE_MISSING")

    return check
