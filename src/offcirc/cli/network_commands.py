"""The proxy on the way to the server (P7): its address stands in the settings, its login in the encrypted journal."""

from __future__ import annotations

import argparse
import getpass
import sys

from offcirc.app.home import Home
from offcirc.app.preferences import Network
from offcirc.app.servers import keep_proxy_login, proxy_login
from offcirc.app.workstation import Workstation
from offcirc.cli.output import Output
from offcirc.connectors.way import ProxyLogin, is_proxy
from offcirc.errors import UserError


def proxy(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc proxy [URL [--user NAME] | --system]`."""
    with Workstation.open(home) as workstation:
        if options.system or options.url:
            address = "" if options.system else checked_proxy(options.url)
            keep_proxy_login(workstation.journal, ask_proxy_login("" if options.system else options.user))
            home.change_config(network=Network(address))
        now, login = home.read_config().network.proxy, proxy_login(workstation.journal)
    row = {"proxy": now, "user": login.user if login is not None else ""}
    signed_in = f", signed in as {login.user}" if login is not None else ""
    output.row(row, f"proxy {now}{signed_in}" if now else "the system's proxy, if it has one")
    return 0


def checked_proxy(address: str) -> str:
    """An address that can be a proxy's.

    Raises:
        UserError: `PROXY_ADDRESS_WRONG`; it would stop all that goes to the server.
    """
    if not is_proxy(address):
        raise UserError("PROXY_ADDRESS_WRONG")
    return address.strip().rstrip("/")


def ask_proxy_login(user: str) -> ProxyLogin | None:
    """The password: at a terminal, or a line on standard input. Never an argument: `ps` shows those.

    Raises:
        UserError: `PROXY_PASSWORD_MISSING`.
    """
    if not user:
        return None
    typed = getpass.getpass("Password of the proxy: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise UserError("PROXY_PASSWORD_MISSING")
    return ProxyLogin(user, typed)
