"""How a server is reached. Known without `requests`: the window asks whether the server is there with less."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit, urlunsplit


@dataclass(frozen=True, slots=True)
class ProxyLogin:
    """What a proxy asks for before it lets anybody through."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Way:
    """Whom to trust, and through what to go.

    Attributes:
        authority: path of a private authority's certificates (PEM), added to the system's.
        proxy: address of a proxy, e.g. `http://proxy.example:3128`; empty means the system's, if it has one.
        login: for that proxy.
    """

    authority: str = ""
    proxy: str = ""
    login: ProxyLogin | None = None

    @property
    def proxies(self) -> dict[str, str]:
        """The proxy for each scheme, as `requests` and `urllib` take them; empty where the system's counts.

        The login stands in it: it may be in no log and in no message.
        """
        if not self.proxy:
            return {}
        parts = urlsplit(self.proxy)
        host = parts.netloc.rpartition("@")[2]
        if self.login is not None:
            host = f"{quote(self.login.user, safe='')}:{quote(self.login.password, safe='')}@{host}"
        whole = urlunsplit((parts.scheme, host, "", "", ""))
        return {"http": whole, "https": whole}


SYSTEMS_WAY = Way()
"""The system's certificates and the system's proxy."""


def is_proxy(address: str) -> bool:
    """Whether an address can be a proxy's: one that cannot would stop all that goes to the server."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return False
    named = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    return named and port is not None and parts.path in {"", "/"}
