"""Messages between a workstation and the central server, HTTP bodies as JSON.

Unknown fields are ignored on reading, so that a newer end can add some; what is missing or malformed is an error.
The domain's own values (`Transaction`, `Outcome`, `Patron` …) travel as they are: instants as RFC 3339 with offset,
dates as ISO 8601, amounts as strings.

Endpoints (`Authorization: Bearer TOKEN` on all but the first two):

| method, path | scope | request → response |
|---|---|---|
| `GET /v1/server` | none | → `ServerInfo` |
| `POST /v1/enrolments` | none | `EnrolmentRequest` → `Enrolment` |
| `POST /v1/contact` | any | `ContactRequest` → `ContactAnswer` |
| `GET, HEAD /v1/extract` | download | → the replica file; `ETag`, `Range`, `If-Range`, `If-None-Match` (304) |
| `GET /v1/extract/key` | download | → `ExtractKey`, for the extract named by its `ETag` in `etag=` |
| `GET /v1/changes?since=N&limit=N&tag=TAG` | download | → `Changes`; 410: cursor too old, or another scope |
| `POST /v1/transactions` | upload | `Upload` → `UploadAnswer` |
| `POST /v1/carried` | upload | a `.offcirc` file (octets), whoever brings it → `CarriedAnswer`; 422 |
| `POST /v1/look-ups` | upload | `LookUp` → `LookUpAnswer` |
| `GET /v1/outcomes?since=N&limit=N` | download or upload | → `OutcomesPage`, this workstation's rows only |
| `GET /v1/exchange-sets/ID` | catalogue | → `SetHistory`; 404 where there is none |
| `GET /v1/queue?after=QUEUE_ID&limit=N` | process | → `QueuePage` |
| `POST /v1/queue/process` | process | `ProcessRequest` → NDJSON, one `ProcessEvent` a line as it is committed |

Every refusal is a `Problem` with its HTTP status.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from offcirc.domain.outcomes import Outcome, Receipt
from offcirc.domain.records import (
    CirculationRule,
    ClosedDays,
    ExchangeSet,
    FormerCard,
    Hold,
    HoldingsSettings,
    Item,
    Library,
    Loan,
    Location,
    OutItem,
    Patron,
    PatronDetails,
    Visit,
)
from offcirc.domain.transactions import Transaction

PROTOCOL_VERSION = 1
MAX_BATCH = 1_000
"""Transactions in one upload."""
MAX_PAGE = 5_000
"""Rows in one page of changes, outcomes or the queue."""
NDJSON = "application/x-ndjson"

ShortText = Annotated[str, msgspec.Meta(max_length=200)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$")]
Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
RowId = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
SingleKind = Literal["patrons", "items", "loans", "holds"]


class Problem(msgspec.Struct, frozen=True):
    """Why a request was refused: a stable `code` for the sentence, `detail` for logs (no patron data)."""

    code: str
    detail: str = ""


class ServerInfo(msgspec.Struct, frozen=True):
    """Who answers, and the server's clock at that moment.

    `replica_format`: of the files it gives out; a replica of an older one is fetched anew, once. `verify_key` (Ed25519)
    checks what it signs, to `public_key` (X25519) carried transactions are sealed; both hex, empty at an older server.
    """

    server_id: str
    name: str
    version: str
    protocol: int
    server_at: datetime
    time_zone: str
    apply_on_arrival: bool = False
    replica_format: int = 1
    verify_key: str = ""
    public_key: str = ""


class EnrolmentRequest(msgspec.Struct, frozen=True):
    """Spends a one-time code (P8). `public_key`: X25519, hex; carried extracts' keys are sealed to it."""

    code: ShortText
    name: Name
    library: Annotated[str, msgspec.Meta(max_length=64)] = ""
    public_key: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?$")] = ""


class Enrolment(msgspec.Struct, frozen=True):
    """The workstation's own credentials, shown once and stored hashed at the server.

    `token` is the desk's. Jobs that run with nobody there use `download_token` and `upload_token`, which do nothing
    else; empty where the workstation may not.
    """

    token: str
    workstation: str
    library: str
    scopes: tuple[str, ...]
    server: ServerInfo
    download_token: str = ""
    upload_token: str = ""


class ChainHead(msgspec.Struct, frozen=True):
    """The end of a workstation's journal chain: the server keeps it so that a lost tail is found."""

    epoch: Annotated[int, msgspec.Meta(ge=1, le=2**31)]
    seq: Annotated[int, msgspec.Meta(ge=0, le=2**53)]
    position: Annotated[int, msgspec.Meta(ge=0, le=2**53)]
    chain_hash: Sha256


class ContactRequest(msgspec.Struct, frozen=True):
    """Begins every exchange: proves the token, reads the server's clock, tells the head of the journal.

    `unsent`: rows that wait here or may not have arrived. `replica_as_of`: of what the desk works with. `erased`: the
    newest `Erasure` that was taken in, an older one where a journal was restored; None where it does not say.
    """

    head: ChainHead | None = None
    unsent: Annotated[int, msgspec.Meta(ge=0, le=2**53)] | None = None
    replica_as_of: datetime | None = None
    erased: Annotated[int, msgspec.Meta(ge=0, le=2**53)] | None = None


class PinReset(msgspec.Struct, frozen=True):
    """A member of staff of this workstation gets a one-time code instead of a PIN; `code_hash`: Argon2id.

    Told at each contact; the workstation takes in those with a greater `number` than it has seen.
    """

    number: int
    staff: str
    code_hash: str


class Erasure(msgspec.Struct, frozen=True):
    """A patron whom the law wants forgotten, by all the card numbers they had, hashed (`offcirc.domain.forgetting`)."""

    number: int
    card_hashes: tuple[Sha256, ...]


class ContactAnswer(msgspec.Struct, frozen=True):
    """`known_head` is the head this workstation told last time; `waiting_at_server` counts its unprocessed rows.

    `extract_scope` tags what of the patrons it may have: a replica with another tag is replaced whole. `erasures` are
    those it has not taken in, oldest first. `token_expires_at`: of the token that asked.
    """

    server: ServerInfo
    workstation: str
    library: str
    scopes: tuple[str, ...]
    known_head: ChainHead | None = None
    waiting_at_server: int = 0
    queue_length: int = 0
    last_outcome: int = 0
    pin_resets: tuple[PinReset, ...] = ()
    extract_scope: str = ""
    erasures: tuple[Erasure, ...] = ()
    token_expires_at: datetime | None = None


class ExtractKey(msgspec.Struct, frozen=True):
    """The key of one extract: 32 bytes, hex. `etag` names the file (its SHA-256), `scope` whose patrons it holds."""

    etag: Sha256
    key: Sha256
    cursor: int
    scope: str = ""


class Deleted(msgspec.Struct, frozen=True):
    """Natural keys of records that are gone."""

    patrons: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    loans: tuple[str, ...] = ()
    holds: tuple[tuple[str, str], ...] = ()
    """(item barcode, card number)"""
    former_cards: tuple[tuple[str, str], ...] = ()
    """(former number, card number)"""
    out_items: tuple[str, ...] = ()


class Changes(msgspec.Struct, frozen=True):
    """Records as they are now that changed after cursor `since`.

    Applied in one transaction, in the order deletions, patrons, former cards, items, items out in sets, loans,
    holds. Rules, calendar, libraries and sets are small: sent whole, `None` where unchanged.
    """

    since: int
    cursor: int
    more: bool
    as_of: datetime
    deleted: Deleted = Deleted()
    patrons: tuple[Patron, ...] = ()
    items: tuple[Item, ...] = ()
    loans: tuple[Loan, ...] = ()
    holds: tuple[Hold, ...] = ()
    former_cards: tuple[FormerCard, ...] = ()
    libraries: tuple[Library, ...] | None = None
    locations: tuple[Location, ...] | None = None
    rules: tuple[CirculationRule, ...] | None = None
    closed_days: tuple[ClosedDays, ...] | None = None
    visits: tuple[Visit, ...] | None = None
    out_items: tuple[OutItem, ...] = ()
    holdings_settings: tuple[HoldingsSettings, ...] | None = None
    exchange_sets: tuple[ExchangeSet, ...] | None = None
    patron_details: tuple[PatronDetails, ...] = ()
    """Of those who changed, as far as they were chosen for this workstation; who is gone takes them along."""
    whole: frozenset[SingleKind] = frozenset()
    """Kinds of which everything is here: records of these that are not here are gone."""


class SentTransaction(msgspec.Struct, frozen=True):
    """A transaction with its moments corrected to the server's time at this contact (`offcirc.domain.clocks`)."""

    transaction: Transaction
    recorded_at: datetime
    occurred_at: datetime
    time_uncertain: bool = False


class Upload(msgspec.Struct, frozen=True):
    """A batch in `seq` order. Idempotent by transaction id: the same id again answers with its first outcome."""

    transactions: Annotated[tuple[SentTransaction, ...], msgspec.Meta(max_length=MAX_BATCH)]
    head: ChainHead | None = None


class UploadAnswer(msgspec.Struct, frozen=True):
    """For each row of the batch, in its order: a receipt, or the outcome it has already."""

    answers: tuple[Answer, ...]


class Answer(msgspec.Struct, frozen=True):
    """Exactly one of the two is set; in a look-up neither means that the server never received the row."""

    receipt: Receipt | None = None
    outcome: Outcome | None = None


class CarriedAnswer(msgspec.Struct, frozen=True):
    """What became of a file of rows that somebody brought; whose rows they are learns more at its own contact.

    `known` were at the server before, `refused` have the id of another row there. `held`: they wait for staff even
    where rows are applied on arrival.
    """

    workstation: str
    rows: int
    received: int
    known: int
    refused: int = 0
    held: bool = False


class LookUp(msgspec.Struct, frozen=True):
    """Asks what became of rows whose answer was lost."""

    ids: Annotated[tuple[RowId, ...], msgspec.Meta(max_length=MAX_BATCH)]


class LookUpAnswer(msgspec.Struct, frozen=True):
    """In the order of the request."""

    answers: tuple[Answer, ...]


class Journey(msgspec.Struct, frozen=True):
    """An item's way with an exchange set; it is out as long as it has no `returned_at`."""

    barcode: str
    title: str
    sent_at: datetime
    returned_at: datetime | None = None
    missing: bool = False


class SetHistory(msgspec.Struct, frozen=True):
    """An exchange set with the journeys of its items, in the order they were sent."""

    set: ExchangeSet
    journeys: tuple[Journey, ...]


class OutcomesPage(msgspec.Struct, frozen=True):
    """Outcomes of this workstation's rows with `number` > `since`, ascending; `next` is the cursor to go on from."""

    outcomes: tuple[Outcome, ...]
    next: int
    more: bool


class QueuedRow(msgspec.Struct, frozen=True):
    """A row that waits at the server, whoever recorded it (K17). `attempts` > 0: it failed inside the server before.

    `held`: it is not applied on arrival, because its workstation had been revoked when it was recorded.
    """

    queue_id: int
    transaction: Transaction
    received_at: datetime
    order_at: datetime
    attempts: int = 0
    last_code: str = ""
    held: bool = False


class QueuePage(msgspec.Struct, frozen=True):
    """In processing order."""

    rows: tuple[QueuedRow, ...]
    total: int
    as_of: datetime
    more: bool


class ProcessRequest(msgspec.Struct, frozen=True):
    """`ids` are transaction ids; empty with `all` set means everything that waits (K18, K19)."""

    all: bool = False
    ids: Annotated[tuple[RowId, ...], msgspec.Meta(max_length=100_000)] = ()


class ProcessEvent(msgspec.Struct, frozen=True):
    """One line of the answer: `total` once at the start, then an outcome a row, `done` once at the end.

    A stream that ends without `done` was cut: ask again, committed rows answer with their first outcome.
    """

    total: int | None = None
    outcome: Outcome | None = None
    workstation: str = ""
    done: bool = False
