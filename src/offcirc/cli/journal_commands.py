"""Commands on the journal: its rows, what can still be done about them, and proofs that it is whole."""

from __future__ import annotations

import argparse

from offcirc.app import repair, safekeeping
from offcirc.app.desk import Recording
from offcirc.app.home import Home
from offcirc.app.keys import Keys
from offcirc.app.rows import Row, recorded_row, transaction_row
from offcirc.app.workstation import Workstation
from offcirc.cli.messages import INCOMPLETE_BACKUP
from offcirc.cli.output import Output, transaction_text
from offcirc.cli.supervision import open_workstation
from offcirc.domain.transactions import State
from offcirc.errors import EnvironmentProblem
from offcirc.journal.chain import Head
from offcirc.journal.migrate import OF_ANOTHER_VERSION
from offcirc.journal.verify import Fault, Finding, VerifyReport
from offcirc.journal.verify import verify as verify_journal
from offcirc.sync.contact import last_contact
from offcirc.sync.reconcile import reconcile as reconcile_journal


def transactions(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc transactions [--state STATE] [--archived]`."""
    states = None if options.state == "all" else (State(options.state),)
    with Workstation.open(home) as workstation:
        count = 0
        for recorded in workstation.journal.rows(states, archived=options.archived):
            row = recorded_row(recorded)
            output.row(row, transaction_text(row))
            count += 1
        output.warn(f"{count} transaction(s)")
    return 0


def void(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc void ID [--compensate]`."""
    with Workstation.open(home) as workstation:
        if options.compensate:
            _say_recording(repair.compensate(workstation, options.id, options.staff), output)
        else:
            row = recorded_row(repair.void(workstation, options.id))
            output.row(row, f"voided  {transaction_text(row)}")
    return 0


def amend(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc amend ID [--card …] [--item …] [--due …]`."""
    correction = repair.Correction(options.card, options.item, options.due)
    with Workstation.open(home) as workstation:
        _say_recording(repair.amend(workstation, options.id, correction, options.staff), output)
    return 0


def _say_recording(recording: Recording, output: Output) -> None:
    if recording.transaction is not None:
        row = transaction_row(recording.transaction)
        output.row(row, f"recorded  {transaction_text(row)}")


def resend(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc resend ID --reason TEXT`."""
    with Workstation.open(home) as workstation:
        row = recorded_row(repair.send_again(workstation, options.id, options.reason))
        output.row(row, f"waits again: {transaction_text(row)}")
    return 0


def waive(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc waive ID --reason TEXT`."""
    with Workstation.open(home) as workstation:
        row = recorded_row(repair.waive(workstation, options.id, options.reason))
        output.row(row, f"settled by hand  {transaction_text(row)}")
    return 0


def reconcile(_options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc reconcile`: exit 1 if the account does not hold."""
    with Workstation.open(home) as workstation:
        account = reconcile_journal(workstation.journal)
    row: Row = {"recorded": account.recorded, "holds": account.holds}
    row |= {str(state): count for state, count in account.states.items()}
    sum_ = " + ".join(f"{state} {count}" for state, count in account.states.items())
    output.row(row, f"recorded {account.recorded} {'=' if account.holds else '≠'} {sum_}")
    return 0 if account.holds else 1


def verify(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc verify`: exit 1 at the first bad row; names lost ranges and a lost tail."""
    key = getattr(options, "key", None) or Keys(home.key).unlock()
    report = verify_journal(home.journal, key, _told(home, key))
    for finding in report.findings:
        _tell(finding, output)
    if report.sound:
        row: Row = {"sound": True, "entries": report.entries, "transactions": report.transactions}
        row |= {name: count for name, count in (("archived", report.archived), ("erased", report.erased)) if count}
        output.summary |= row
        output.row(row, _sound_text(report))
    if options.accept_loss and any(finding.fault is Fault.TAIL_LOST for finding in report.findings):
        with Workstation(home, key) as workstation:
            workstation.journal.accept_lost_tail()
    return 0 if report.sound else 1


def _tell(finding: Finding, output: Output) -> None:
    row: Row = {"fault": str(finding.fault), "first": finding.first, "last": finding.last}
    if finding.transaction_id:
        row["id"] = finding.transaction_id
    if finding.seq:
        row |= {"epoch": finding.epoch, "seq": finding.seq}
    output.summary.setdefault("findings", []).append(row)
    output.row(row, _finding_text(finding))


def _told(home: Home, key: bytes) -> Head | None:
    """The head that the server knows and this journal lacked at the last contact; a damaged journal cannot say."""
    try:
        with Workstation(home, key) as workstation:
            contact = last_contact(workstation.journal)
            return contact.known_head if contact is not None and contact.tail_lost else None
    except EnvironmentProblem as problem:
        if problem.code in OF_ANOTHER_VERSION:
            raise
        return None


def _sound_text(report: VerifyReport) -> str:
    text = f"sound: {report.transactions} transactions in {report.entries} entries, the chain is whole"
    text += f", {report.archived} in the archive" if report.archived else ""
    return text + (f", {report.erased} erased but for their hashes" if report.erased else "")


def _finding_text(finding: Finding) -> str:
    row = f" (transaction {finding.transaction_id}" if finding.transaction_id else ""
    row += f", epoch {finding.epoch} seq {finding.seq}" if finding.seq and row else ""
    row += ")" if row else ""
    match finding.fault:
        case Fault.ALTERED:
            return f"ALTERED: entry {finding.first} is not what was recorded{row}"
        case Fault.INDEX_ALTERED if finding.first != finding.last:
            return f"ALTERED: the index of entries {finding.first} to {finding.last} cannot be read"
        case Fault.INDEX_ALTERED:
            if finding.first < finding.last:
                return f"ALTERED: the index of entries {finding.first} to {finding.last} is not what they say"
            return f"ALTERED: the index of entry {finding.first} says something else than the entry{row}"
        case Fault.LOST | Fault.ARCHIVE_DAMAGED:
            where = " in the archive" if finding.fault is Fault.ARCHIVE_DAMAGED else ""
            return f"LOST: entries {finding.first} to {finding.last} cannot be read{where}"
        case Fault.TAIL_LOST:
            return (
                f"TAIL LOST: entries {finding.first} to {finding.last} were recorded "
                f"(up to epoch {finding.epoch} seq {finding.seq}) and are not here"
            )


def backup(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc backup FILE`: exit 1 where not everything could be read; what could be is kept, and named."""
    with open_workstation(options, home) as workstation:
        made = safekeeping.back_up(home, workstation.key, options.file)
    if not made.whole:
        for finding in made.findings:
            _tell(finding, output)
        output.summary["incomplete"] = str(made.file)
        output.line(INCOMPLETE_BACKUP.format(path=made.file))
        return 1
    output.line(f"backed up to {options.file}: encrypted; it opens with the passphrase or the recovery code")
    return 0


def restore(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc restore FILE`."""
    aside = safekeeping.restore(home, options.file)
    if aside is not None:
        output.line(f"the journal that was here is kept as {aside.name}")
    output.line("restored; if this machine cannot open it, run `offcirc recover CODE`; then `offcirc status`")
    return 0


def recover(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc recover CODE`: the key goes under OFFCIRC_PASSPHRASE if it is set, else into the keychain."""
    home.read_config()  # another version's home is not touched
    key = Keys(home.key).recover(options.code)
    if home.journal.exists():
        with Workstation(home, key) as workstation:
            rows = workstation.journal.account()[0]
        output.line(f"opened: {rows} transactions are here")
    else:
        output.line("opened: there is no journal here yet; restore a backup")
    return 0
