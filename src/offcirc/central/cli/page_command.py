"""`offcirc-central admin-link`: the way into the page for system librarians."""

from __future__ import annotations

import argparse

from offcirc.central import audit, moments, page_keys
from offcirc.central.cli import commands

_HERE = "http://127.0.0.1:8720"


def add_command(add: commands.AddCommand) -> None:
    """`admin-link`."""
    link = add("admin-link", admin_link, "print a link that opens the server's page once")
    link.add_argument("--url", default=_HERE, help="where this server is reached (%(default)s)")


def admin_link(options: argparse.Namespace) -> int:
    """`admin-link`: the link alone on standard output. What is behind # stays in the browser: no proxy logs it."""
    with commands.opened(options) as (_, database), database.write() as connection:
        code = page_keys.make_link(connection, audit.console(), moments.now())
    print(f"{options.url.rstrip('/')}/#{code}")
    minutes = page_keys.LINK_GOOD_FOR.seconds // 60
    commands.say(f"It opens the page once, within {minutes} minutes.")
    return 0
