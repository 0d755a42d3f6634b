"""Who is asking: the bearer token is looked up before anything else of the request is read."""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.middleware.authentication import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import Guard

from offcirc.central import moments
from offcirc.central.http.limits import Limits, source_of
from offcirc.central.http.service import Central
from offcirc.central.workstations import Denied, Scope, Workstation, authenticate

_MAX_TOKEN_LENGTH = 200


class TokenMiddleware(AbstractAuthenticationMiddleware):
    """Puts the `Workstation` into `request.user`. Asked at every request, so that a revocation counts at once."""

    async def authenticate_request(self, connection: ASGIConnection[Any, Any, Any, Any]) -> AuthenticationResult:
        """Reads `Authorization: Bearer TOKEN`.

        Raises:
            Denied: 401.
            Refused: 429, where this source has tried many that nobody has.
        """
        central: Central = connection.app.state.central
        limits: Limits = connection.app.state.limits
        header = connection.headers.get("authorization", "")
        try:
            user = await to_thread.run_sync(bearer, central, header)
        except Denied:
            source = source_of(connection)
            limits.tokens.check(source)
            limits.tokens.failed(source)
            raise
        return AuthenticationResult(user=user, auth=None)


def bearer(central: Central, header: str) -> Workstation:
    """Whose token an `Authorization` header bears.

    Raises:
        Denied: 401.
    """
    scheme, _, token = header.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > _MAX_TOKEN_LENGTH:
        raise Denied(401, "TOKEN_UNKNOWN")
    with central.database.read() as connection:
        return authenticate(connection, token, moments.now())


def needs(*scopes: Scope) -> Guard:
    """Lets only tokens with one of these scopes through (P3, P5)."""

    def check(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
        if connection.user.scopes.isdisjoint(scopes):
            raise Denied(403, "SCOPE_MISSING")

    return check
