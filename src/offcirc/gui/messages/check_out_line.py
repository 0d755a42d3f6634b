"""Check out: what waits in line, and what was undone."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate

# what waits


def waits_for_due(item: str) -> str:
    """K12."""
    return translate("CheckOut", "“{item}” waits for a due date. Choose one, and it is lent.", item=item)


def waits_for_card(item: str, count: int) -> str:
    """Items before a card."""
    if count > 1:
        return translate(
            "CheckOut", "%n item(s) wait for a patron’s card, “{item}” first. Scan the card.", "", count, item=item
        )
    return translate("CheckOut", "“{item}” waits for a patron’s card. Scan the card.", item=item)


def before_card(item: str, name: str, count: int) -> str:
    """A decision: whose are they?"""
    if count > 1:
        return translate(
            "CheckOut",
            "%n item(s) were scanned before the card, “{item}” first. Lend them to {name}?",
            "",
            count,
            item=item,
            name=name,
        )
    return translate("CheckOut", "“{item}” was scanned before the card. Lend it to {name}?", item=item, name=name)


def lend_anyway_question(item: str) -> str:
    """Heading of the decision panel."""
    return translate("CheckOut", "Lend “{item}”?", item=item)


def renew_anyway_question(item: str) -> str:
    """The same for a renewal."""
    return translate("CheckOut", "Renew “{item}”?", item=item)


def lend_anyway() -> str:
    """Button."""
    return translate("CheckOut", "Lend anyway")


def renew_anyway() -> str:
    """Button."""
    return translate("CheckOut", "Renew anyway")


def lend_them() -> str:
    """Button."""
    return translate("CheckOut", "Lend")


def do_not_lend() -> str:
    """Button."""
    return translate("CheckOut", "Do not lend")


def do_not_renew() -> str:
    """Button."""
    return translate("CheckOut", "Do not renew")


def for_the_rest() -> str:
    """Tick box in the decision panel."""
    return translate("CheckOut", "The same for the rest of this visit")


def try_again() -> str:
    """Button."""
    return translate("CheckOut", "Try again")


def leave_out() -> str:
    """Button."""
    return translate("CheckOut", "Leave it out")


def not_on_disk(item: str) -> str:
    """The disk did not take the scan."""
    return translate("CheckOut", "“{item}” could not be recorded. It waits here.", item=item)


def behind(count: int) -> str:
    """How many scans stand behind the first."""
    return translate("CheckOut", "%n more scan(s) wait behind it, in their order", "", count)


def line() -> str:
    """For screen readers."""
    return translate("CheckOut", "Scans that wait in line")


def decide_first(count: int) -> str:
    """Finishing or changing the patron has to wait."""
    return translate("CheckOut", "%n scan(s) still wait: decide about them first.", "", count)


def date_after_answer() -> str:
    """F8 while a question is open."""
    return translate("CheckOut", "Answer the question first; then the due date can be changed.")


def date_after_form() -> str:
    """F8 while a form is open."""
    return translate("CheckOut", "Close the form first (Esc); then the due date can be changed.")


def nothing_to_print() -> str:
    """Ctrl+P with nothing there."""
    return translate("CheckOut", "Nothing in this visit to print yet.")


# undoing


def undo_first() -> str:
    """Loans to a card that was none."""
    return translate("CheckOut", "Undo what was lent to this card first.")


def nothing_to_undo() -> str:
    """Ctrl+Z with nothing there."""
    return translate("CheckOut", "Nothing in this visit to undo.")


def undone(what: str) -> str:
    """Taken back before it was sent."""
    return translate("CheckOut", "Undone: {what}", what=what)


def sent_already(what: str) -> str:
    """It has left this machine."""
    return translate(
        "CheckOut",
        "“{what}” has been sent to the server already and cannot be taken back. Record a return that undoes it?",
        what=what,
    )


def sent_and_final(what: str) -> str:
    """It has left, and no other row undoes it."""
    return translate("CheckOut", "“{what}” has been sent to the server already. Settle it there.", what=what)


def record_return() -> str:
    """Button."""
    return translate("CheckOut", "Record the return")


def keep() -> str:
    """Button."""
    return translate("CheckOut", "Leave it as it is")


def returned_instead(what: str) -> str:
    """The compensating row is recorded."""
    return translate(
        "CheckOut", "A return of “{what}” is recorded; it undoes the loan when both are processed.", what=what
    )


def title_too_late() -> str:
    """The row has left."""
    return translate("CheckOut", "The loan has been sent already: its title can be added at the server only.")
