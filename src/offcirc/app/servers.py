"""Which connector a workstation has, by the kind of server that its settings name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import msgspec

from offcirc.app.home import KOHA, Config
from offcirc.clock import zone_named
from offcirc.connectors.base import Capabilities, Connector
from offcirc.connectors.central.capabilities import CAPABILITIES
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.connectors.way import ProxyLogin, Way
from offcirc.errors import UserError
from offcirc.journal import Journal
from offcirc.wire.messages import Enrolment

TOKEN = "token"  # noqa: S105 - the setting's name; the token itself is in the encrypted journal
UPLOAD_TOKEN = "upload_token"  # noqa: S105 - the same
DOWNLOAD_TOKEN = "download_token"  # noqa: S105 - the same
PRIVATE_KEY = "private_key"
_ACCOUNT = "koha_account"
_PROXY_LOGIN = "proxy_login"


class Errand(Enum):
    """What a connection is for: an automatic job has a credential that may do that only (P3, P5)."""

    DESK = TOKEN
    UPLOAD = UPLOAD_TOKEN
    UPDATE = DOWNLOAD_TOKEN


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


def keep_tokens(journal: Journal, told: Enrolment) -> None:
    """Keeps what an enrolment brought, in place of what was there; what may not be done has no token."""
    for name, token in ((TOKEN, told.token), (UPLOAD_TOKEN, told.upload_token), (DOWNLOAD_TOKEN, told.download_token)):
        if token:
            journal.set(name, token.encode())
        else:
            journal.remove(name)


def keep_proxy_login(journal: Journal, login: ProxyLogin | None) -> None:
    """Keeps what the proxy asks for; None forgets it."""
    if login is None:
        journal.remove(_PROXY_LOGIN)
    else:
        journal.set(_PROXY_LOGIN, msgspec.json.encode(login))


def proxy_login(journal: Journal) -> ProxyLogin | None:
    """What was kept."""
    stored = journal.setting(_PROXY_LOGIN)
    return msgspec.json.decode(stored, type=ProxyLogin) if stored else None


def way_to(config: Config, login: ProxyLogin | None) -> Way:
    """How the settings say that the server is reached."""
    return Way(config.certificate_authority, config.network.proxy, login)


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


def connect(
    journal: Journal, config: Config, knows_card: Callable[[str], bool], errand: Errand = Errand.DESK
) -> Connector:
    """A connector to the workstation's server; nothing is sent yet.

    Args:
        journal: where the credentials are kept.
        config: which server.
        knows_card: whether the replica has a card.
        errand: what the connection is for.

    Raises:
        UserError: `NOT_ENROLLED_WITH_SERVER`.
    """
    if not config.url:
        raise UserError("NOT_ENROLLED_WITH_SERVER")
    return _koha(journal, config, knows_card) if config.kind == KOHA else _central(journal, config, errand)


def _central(journal: Journal, config: Config, errand: Errand) -> Connector:
    token = journal.setting(errand.value) or journal.setting(TOKEN)  # enrolled before there were three
    if token is None:
        raise UserError("NOT_ENROLLED_WITH_SERVER")
    from offcirc.connectors.central import CentralConnector  # noqa: PLC0415 - requests costs 160 ms; the desk needs none

    return CentralConnector(config.url, token.decode(), way_to(config, proxy_login(journal)))


def _koha(journal: Journal, config: Config, knows_card: Callable[[str], bool]) -> Connector:
    account = koha_account(journal)
    if account is None:
        raise UserError("NOT_ENROLLED_WITH_SERVER")
    from offcirc.connectors.koha.connector import KohaConnector  # noqa: PLC0415 - requests costs 160 ms
    from offcirc.connectors.koha.find_out import find_out  # noqa: PLC0415
    from offcirc.connectors.koha.session import Credentials, KohaSession  # noqa: PLC0415

    credentials = Credentials(account.user, account.password, account.branch)
    way = way_to(config, proxy_login(journal))
    session = KohaSession(config.url, credentials, account.profile, way)

    def find_out_anew() -> KohaProfile:
        profile = find_out(config.url, credentials, way, lambda _: None)
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
