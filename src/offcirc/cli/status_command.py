"""`offcirc status`: how this workstation stands, without a network."""

from __future__ import annotations

import argparse

from offcirc.app.copies_aside import kept_copies
from offcirc.app.home import Home
from offcirc.app.mirroring import mirror_of
from offcirc.app.rows import Row, utc
from offcirc.app.wiped import wiped_here
from offcirc.app.workstation import Workstation
from offcirc.cli.messages import NO_COPY, NOT_KEPT, WIPED, copy_aside
from offcirc.cli.mirror_commands import mirror_row, mirror_text
from offcirc.cli.output import Output
from offcirc.connectors.base import Capabilities
from offcirc.domain.transactions import Kind, State
from offcirc.journal.migrate import kept_before_upgrade
from offcirc.sync.carrying import kept
from offcirc.sync.contact import last_contact


def status(_options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc status`: two true numbers (K16), the age of each part of the data (K4), the last contact."""
    with Workstation.open(home) as workstation:
        counts = workstation.journal.counts()
        contact = last_contact(workstation.journal)
        replica = workstation.replica
        row: Row = {
            "workstation": workstation.journal.workstation,
            "library": workstation.config.library,
            "server": workstation.config.url,
            "kind": workstation.config.kind,
            **_kept(workstation.capabilities),
            "not_sent": counts[State.WAITING] + counts[State.UNKNOWN],
            **{str(state): count for state, count in counts.items()},
            "updated_at": {},
        }
        if contact is not None:
            row |= {
                "last_contact_at": utc(contact.server_at),
                "not_processed_at_server": contact.waiting_at_server,
                "clock_offset_s": contact.clock_offset_ms / 1000,
                "tail_lost": contact.tail_lost,
            }
        if replica is not None:
            row["updated_at"] = {kind: utc(at) for kind, at in replica.info.updated_at.items()}
            row["records"] = dict(replica.info.counts)
        if carried := len(kept(workstation.journal)):
            row["carried_files"] = carried
        text = _status_text(row)
        mirror = mirror_of(home, workstation.key)
        if mirror is not None:
            row["mirror"] = mirror_row(mirror)
            text += "\n" + mirror_text(mirror)
        before = kept_before_upgrade(home.journal)
        if before is not None:
            row["kept_before_upgrade"] = str(before)
            text += f"\nthe journal as it was before an upgrade: {before}"
        if aside := kept_copies(workstation.journal):
            row["copies_aside"] = [{"file": str(each.file), "rows": each.rows} for each in aside]
            text += "".join("\n" + copy_aside(str(each.file), each.rows) for each in aside)
        if (wiped := wiped_here(home.directory)) is not None:
            row["wiped"] = str(wiped)
            text += f"\n{WIPED[wiped]}" + (NO_COPY if mirror is None else "")
        output.row(row, text)
        return 1 if contact is not None and contact.tail_lost else 0


def _kept(can: Capabilities) -> Row:
    """What the server keeps of a transaction, and what it does not (COMMANDS: connection)."""
    keeps = {
        "due_date": can.keeps_due_date,
        "time": can.keeps_time,
        "queue": can.has_queue,
        "ids": can.knows_ids,
        "changes": can.delta,
    }
    kinds = {str(kind): kind in can.kinds for kind in Kind}
    facts = keeps | kinds
    return {
        "keeps": [name for name, kept in facts.items() if kept],
        "does_not_keep": [name for name, kept in facts.items() if not kept],
    }


def _status_text(row: Row) -> str:
    lines = [
        f"workstation {row['workstation']}  library {row['library'] or '-'}  server {row['server'] or '-'}",
        f"not sent from here: {row['not_sent']}  refused, open: {row['refused']}",
    ]
    if "last_contact_at" in row:
        lines.append(
            f"not yet processed at the server: {row['not_processed_at_server']} (as of {row['last_contact_at']}); "
            f"clock offset {row['clock_offset_s']:+.1f} s"
        )
    else:
        lines.append("no contact with the server yet")
    if row["does_not_keep"]:
        lines.append("this server does not keep: " + "; ".join(NOT_KEPT[name] for name in row["does_not_keep"]))
    if row["updated_at"]:
        ages = (f"{kind} {row['records'].get(kind, 0)} ({at})" for kind, at in row["updated_at"].items())
        lines.append("local data: " + ", ".join(ages))
    else:
        lines.append("local data: none yet; run `offcirc update`")
    if "carried_files" in row:
        lines.append(f"files of other workstations that go with the next upload: {row['carried_files']}")
    if row.get("tail_lost"):
        lines.append("THE SERVER HAS SEEN ROWS THAT THIS JOURNAL LACKS: run `offcirc verify`")
    return "\n".join(lines)
