"""Commands that talk to the server: update, upload, sync, queue, process, withdraw, set-due; a carried extract."""

from __future__ import annotations

import argparse
import sys

from offcirc.app.automatic import Part
from offcirc.app.home import Home
from offcirc.app.rows import Row, outcome_row, transaction_row, utc
from offcirc.app.workstation import Workstation
from offcirc.cli.file_commands import say_handed_in
from offcirc.cli.messages import OUTCOMES, RENEWAL_REFUSALS, error_sentence
from offcirc.cli.output import Output, outcome_text, transaction_text
from offcirc.cli.quiet import run_quietly
from offcirc.cli.supervision import open_workstation
from offcirc.connectors.base import Progress
from offcirc.domain.outcomes import Outcome, Result
from offcirc.domain.queue_order import left_behind, queued_ids
from offcirc.domain.transactions import Transaction
from offcirc.errors import ConnectorError, UserError
from offcirc.sync.contact import make_contact
from offcirc.sync.due_dates import Asked, set_due_date
from offcirc.sync.own_rows import own_rows
from offcirc.sync.process import Summary
from offcirc.sync.process import process as run_process
from offcirc.sync.process import withdraw as withdraw_rows
from offcirc.sync.update import UpdateResult
from offcirc.sync.upload import UploadResult


def update(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc update [--full] [--quiet]`."""
    if options.quiet:
        return run_quietly(options, home, output, (Part.UPDATE,))
    with open_workstation(options, home) as workstation, workstation.connected() as connector:
        result = workstation.update(connector, output.progress, full=options.full)
        output.end_bar()
        _say_update(workstation, result, output)
    return 0


def _say_update(workstation: Workstation, result: UpdateResult, output: Output) -> None:
    counts = dict(workstation.replica.info.counts) if workstation.replica is not None else {}
    row: Row = {"full": result.full, "records_changed": result.records, "cursor": result.cursor, "records": counts}
    row["left_out"] = result.left_out
    shown = ", ".join(f"{count} {kind}" for kind, count in counts.items() if kind in {"patrons", "items", "loans"})
    kind = "replaced" if result.full else f"{result.records} records changed"
    unread = f"; {result.left_out} records could not be read" if result.left_out else ""
    output.summary |= row
    output.row(row, f"local data {kind}: {shown}{unread}")


def upload(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc upload [--quiet]`."""
    if options.quiet:
        return run_quietly(options, home, output, (Part.UPLOAD,))
    with open_workstation(options, home) as workstation, workstation.connected() as connector:
        result = workstation.upload(connector, output.progress)
        output.end_bar()
        _say_upload(result, output)
        return 0 if result.left == 0 else 1


def _say_upload(result: UploadResult, output: Output) -> None:
    row: Row = {
        "sent": result.sent,
        "outcomes": result.came_home,
        "waiting": result.waiting,
        "unknown": result.unknown,
    }
    waiting = result.waiting + result.unknown
    output.summary |= row | {"left": result.left}
    output.row(row, f"sent {result.sent}, still waiting {waiting}, outcomes home {result.came_home}")
    if result.not_carried:
        output.warn(f"{result.not_carried} row(s) stay here: the server takes no transactions of their kind.")
    if result.behind:
        output.warn(
            f"{result.behind} row(s) wait behind one in doubt of the same item or patron: "
            "settle that first (`offcirc transactions --state unknown`, then `resend` or `waive`)."
        )
    say_handed_in(result, output)
    if result.strangers:
        output.warn(f"The server has {result.strangers} row(s) that this journal lacks: run `offcirc verify`.")


def sync(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc sync [--quiet]`: upload, then update; a failed upload does not keep fresh data away."""
    if options.quiet:
        return run_quietly(options, home, output, Part)
    with open_workstation(options, home) as workstation, workstation.connected() as connector:
        failed: ConnectorError | None = None
        left = 0
        try:
            sent = workstation.upload(connector, output.progress)
        except ConnectorError as error:
            failed = error
        else:
            left = sent.left
            _say_upload(sent, output)
        try:
            updated = workstation.update(connector, output.progress)
        except ConnectorError as error:
            if failed is None:
                raise
            output.warn(f"offcirc: {error_sentence(error)}")
        else:
            output.end_bar()
            _say_update(workstation, updated, output)
        if failed is not None:
            raise failed
        return 0 if left == 0 else 1


def queue(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc queue`: every workstation's rows, in the order in which they will be applied."""
    with open_workstation(options, home) as workstation, workstation.connected() as connector:
        count = 0
        length = make_contact(workstation.journal, connector, workstation.clock)[0].queue_length
        for queued in connector.queue(own_rows(workstation.journal, connector)):
            count += 1
            output.progress(Progress("queue", count, length, "rows"))
            row = transaction_row(queued.transaction) | {
                "received_at": utc(queued.received_at),
                "order_at": utc(queued.order_at),
                "attempts": queued.attempts,
            }
            if queued.last_code:
                row["last_code"] = queued.last_code
            output.row(row, f"{queued.transaction.workstation:<16}  {transaction_text(row)}")
        output.summary |= {"rows": count}
        output.warn(f"{count} row(s) wait at the server")
    return 0


def process(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc process [--all | ID …]`: results as they happen, then the summary."""
    with open_workstation(options, home) as workstation, workstation.connected() as connector:
        wanted: list[str] | None = None
        if options.ids_from_stdin:
            wanted = options.ids
        elif options.ids and not options.all:
            own = own_rows(workstation.journal, connector)
            queued = [each.transaction for each in connector.queue(own)]
            wanted = queued_ids(options.ids, (each.id for each in queued))
            if not _go_on(left_behind(queued, wanted), output):
                return 1
        summary = Summary()
        try:
            for name, outcome in run_process(
                workstation.journal, connector, workstation.clock, wanted, output.progress
            ):
                summary.add(outcome)
                row: Row = {"id": outcome.transaction_id, "workstation": name} | outcome_row(outcome)
                output.row(row, f"{outcome.transaction_id[-8:]}  {name:<16}  {_granted(outcome)}{outcome_text(row)}")
        finally:  # what was cut off was processed up to there
            output.summary |= summary_row(summary)
        output.end_bar()
        output.warn(summary_text(summary))
        return 0 if summary.all_applied else 1


def withdraw(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc withdraw ID … --reason TEXT`: our rows are settled by hand with it."""
    with open_workstation(options, home) as workstation, workstation.connected() as connector:
        waiting = [each.transaction.id for each in connector.queue(own_rows(workstation.journal, connector))]
        wanted = queued_ids(options.ids, waiting)
        withdrawn = 0
        for name, outcome in withdraw_rows(workstation.journal, connector, workstation.clock, wanted, options.reason):
            withdrawn += 1
            row: Row = {"id": outcome.transaction_id, "workstation": name} | outcome_row(outcome)
            output.row(row, f"{outcome.transaction_id[-8:]}  {outcome_text(row)}")
        output.summary |= {"withdrawn": withdrawn, "left": len(wanted) - withdrawn}
        return 0 if withdrawn == len(wanted) else 1


def set_due(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc set-due ID …`: by a renewal, which the server may refuse; each row with the date that it keeps now."""
    with open_workstation(options, home) as workstation, workstation.connected() as connector:
        output.summary |= {"set": 0, "refused": ""}
        for done, id_ in enumerate(options.ids):
            output.progress(Progress("set_due", done, len(options.ids), "rows"))
            asked = set_due_date(workstation.journal, connector, workstation.clock, id_)
            outcome = asked.outcome
            row: Row = {"id": outcome.transaction_id} | outcome_row(outcome)
            if asked.refused:
                row["refused"] = output.summary["refused"] = asked.refused
            else:
                output.summary["set"] += 1
            output.row(row, f"{outcome.transaction_id[-8:]}  {_granted(outcome)}{_set_text(asked, row)}")
        return 0 if output.summary["set"] == len(options.ids) else 1


def _set_text(asked: Asked, row: Row) -> str:
    if not asked.refused:
        return outcome_text(row)
    return f"The server did not renew it: {RENEWAL_REFUSALS.get(asked.refused, asked.refused)}"


def _go_on(behind: list[Transaction], output: Output) -> bool:
    """K18: names the earlier rows of the same item or patron that were left out, and asks where somebody can answer."""
    for transaction in behind:
        output.warn(f"left out, and earlier: {transaction_text(transaction_row(transaction))}")
    if not behind or not sys.stdin.isatty():
        return True
    return input("Process the chosen rows before these? [y/N] ").strip().lower() in {"y", "yes"}


def _granted(outcome: Outcome) -> str:
    return f"due {outcome.granted_due_at:%Y-%m-%d %H:%M}  " if outcome.granted_due_at is not None else ""


def summary_row(summary: Summary) -> Row:
    """The same for programs: how many of each result, and of each reason not to succeed."""
    results = {str(result): count for result, count in summary.results.items()}
    return {"processed": summary.total, "results": results, "codes": dict(summary.codes)}


def summary_text(summary: Summary) -> str:
    """The summary when processing ends (K21)."""
    results = summary.results
    parts = [
        f"{summary.total} processed",
        f"{results[Result.SUCCESS]} succeeded",
        f"{results[Result.SUCCESS_WITH_NOTES]} with notes",
        f"{results[Result.REFUSED]} refused",
    ]
    if results[Result.RETRY]:
        parts.append(f"{results[Result.RETRY]} to be tried again")
    if results[Result.UNKNOWN]:
        parts.append(f"{results[Result.UNKNOWN]} in doubt")
    reasons = ", ".join(f"{OUTCOMES.get(code, code)} {count}" for code, count in sorted(summary.codes.items()))
    return "  ".join(parts) + (f"  ({reasons})" if reasons else "")


def extract_import(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc extract-import FILE [--older]`: the carried replica."""
    with open_workstation(options, home) as workstation:
        try:
            result = workstation.import_extract(options.file, output.progress, older=options.older)
        except UserError as error:
            output.end_bar()
            if error.code != "EXTRACT_OLDER" or not _agreed(error, options):
                raise
            result = workstation.import_extract(options.file, output.progress, older=True)
        output.end_bar()
        _say_update(workstation, result, output)
    return 0


def _agreed(question: UserError, options: argparse.Namespace) -> bool:
    """Asks whoever sits at a terminal."""
    if options.progress or not sys.stdin.isatty():
        return False
    return input(f"{error_sentence(question)} Load it all the same? [y/N] ").strip().lower() in {"y", "yes"}
