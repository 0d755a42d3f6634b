"""Which connector a workstation has, by the kind of server that its settings name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from offcirc.app.home import KOHA, Config
from offcirc.clock import zone_named
from offcirc.connectors.base import Capabilities, Connector
from offcirc.connectors.central.capabilities import CAPABILITIES
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.errors import UserError
from offcirc.journal import Journal

TOKEN = "token"  # noqa: S105 - the setting's name; the token itself is in the encrypted journal
PRIVATE_KEY = "private_key"
_ACCOUNT = "koha_account"


class KohaAccount(msgspec.Struct, frozen=True):
    """What the encrypted journal keeps of a Koha: a desk account's credentials, and what the server is."""

    user: str
    password: str
    branch: str
    profile: KohaProfile

    def __repr__(self) -> str:
        return f"KohaAccount(branch={self.branch!r})"


def keep_koha(journal: Journal, account: KohaAccount) -> None:
    """Keeps it in place of what was there."""
    journal.set(_ACCOUNT, msgspec.json.encode(account))


def koha_account(journal: Journal) -> KohaAccount | None:
    """What was kept; None before the enrolment."""
    stored = journal.setting(_ACCOUNT)
    return msgspec.json.decode(stored, type=KohaAccount) if stored else None


def capabilities_of(journal: Journal, config: Config) -> Capabilities:
    """What the workstation's server can do, known without asking it."""
    if config.kind == KOHA:
        account = koha_account(journal)
        profile = account.profile if account is not None else KohaProfile()
        return profile.capabilities(held_for_review=not config.apply_at_once)
    return CAPABILITIES


@dataclass(frozen=True, slots=True)
class AboutServer:
    """What a person may want to know of the server, known without asking it.

    Attributes:
        kind: a code of `app.home`.
        release: the version, as its own people write it; empty where it was never told.
        library: where the account works, by name; empty where there is no account.
        branch: code of that library.
        user: name of the account.
    """

    kind: str
    release: str = ""
    library: str = ""
    branch: str = ""
    user: str = ""


def about_server(journal: Journal, config: Config) -> AboutServer:
    """What was found out when the workstation was connected."""
    account = koha_account(journal) if config.kind == KOHA else None
    if account is None:
        return AboutServer(config.kind)
    known = account.profile
    name = known.branches.get(known.branch, known.branch)
    return AboutServer(KOHA, known.release, name, known.branch, account.user)


def connect(journal: Journal, config: Config, knows_card: Callable[[str], bool]) -> Connector:
    """A connector to the workstation's server; nothing is sent yet.

    Args:
        journal: where the credentials are kept.
        config: which server.
        knows_card: whether the replica has a card.

    Raises:
        UserError: `NOT_ENROLLED_WITH_SERVER`.
    """
    if not config.url:
        raise UserError("NOT_ENROLLED_WITH_SERVER")
    return _koha(journal, config, knows_card) if config.kind == KOHA else _central(journal, config)


def _central(journal: Journal, config: Config) -> Connector:
    token = journal.setting(TOKEN)
    if token is None:
        raise UserError("NOT_ENROLLED_WITH_SERVER")
    from offcirc.connectors.central import CentralConnector  # noqa: PLC0415 - requests costs 160 ms; the desk needs none

    return CentralConnector(config.url, token.decode(), config.certificate_authority or None)


def _koha(journal: Journal, config: Config, knows_card: Callable[[str], bool]) -> Connector:
    account = koha_account(journal)
    if account is None:
        raise UserError("NOT_ENROLLED_WITH_SERVER")
    from offcirc.connectors.koha.connector import KohaConnector  # noqa: PLC0415 - requests costs 160 ms
    from offcirc.connectors.koha.find_out import find_out  # noqa: PLC0415
    from offcirc.connectors.koha.session import Credentials, KohaSession  # noqa: PLC0415

    credentials = Credentials(account.user, account.password, account.branch)
    authority = config.certificate_authority or None
    session = KohaSession(config.url, credentials, account.profile, authority)

    def find_out_anew() -> KohaProfile:
        profile = find_out(config.url, credentials, authority, lambda _: None)
        keep_koha(journal, msgspec.structs.replace(account, profile=profile))
        return profile

    return KohaConnector(
        session,
        account.profile,
        zone_named(config.time_zone or "UTC"),
        held_for_review=not config.apply_at_once,
        knows_card=knows_card,
        find_out=find_out_anew,
    )
