"""The Check out page."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate

# scan box


def hint_card() -> str:
    """Nobody is being served."""
    return translate("CheckOut", "Scan a patron’s card")


def hint_item() -> str:
    """Somebody is."""
    return translate("CheckOut", "Scan an item, or the next patron’s card")


def hint_due() -> str:
    """A scan waits for a due date."""
    return translate("CheckOut", "Choose a due date first: your scan is kept")


def hint_new_card() -> str:
    """The registration form waits for the card."""
    return translate("CheckOut", "Scan the new patron’s card")


# patron card


def patron() -> str:
    """The card at the left, for screen readers."""
    return translate("CheckOut", "Patron")


def nobody() -> str:
    """Its heading while nobody is being served."""
    return translate("CheckOut", "Nobody yet")


def nobody_more() -> str:
    """What to do then."""
    return translate("CheckOut", "Scan a card to begin. Without a card, find the patron by name.")


def no_data() -> str:
    """There is no replica."""
    return translate(
        "CheckOut",
        "No usable local data: names and titles are not known here. Loans are recorded all the same, and the server will check them.",
    )


def unknown_patron() -> str:
    """In place of a name."""
    return translate("CheckOut", "Card not known here")


def valid_until(day: str) -> str:
    """Expiry of the card."""
    return translate("CheckOut", "Card valid until {day}", day=day)


def born(day: str) -> str:
    """Date of birth, where this workstation is given it."""
    return translate("CheckOut", "Born {day}", day=day)


def loans(today: int, before: int, limit: str) -> str:
    """How many; `limit` empty where there is none."""
    if limit:
        return translate(
            "CheckOut",
            "Loans: {today} in this visit, {before} before (limit {limit})",
            today=today,
            before=before,
            limit=limit,
        )
    return translate("CheckOut", "Loans: {today} in this visit, {before} before", today=today, before=before)


def owes(amount: str, limit: str) -> str:
    """A debt below the limit."""
    if limit:
        return translate("CheckOut", "Owes {amount} (limit {limit})", amount=amount, limit=limit)
    return translate("CheckOut", "Owes {amount}", amount=amount)


def credit(amount: str) -> str:
    """The library owes the patron."""
    return translate("CheckOut", "Credit of {amount}", amount=amount)


def hold_here(titles: str, count: int) -> str:
    """Set aside at this library."""
    return translate("CheckOut", "%n hold(s) waiting here: {titles}", "", count, titles=titles)


def find_patron() -> str:
    """Button."""
    return translate("CheckOut", "Find by name…")


def new_patron() -> str:
    """Button."""
    return translate("CheckOut", "New patron…")


def paper_slips() -> str:
    """Button."""
    return translate("CheckOut", "Paper slips…")


def payment() -> str:
    """Button."""
    return translate("CheckOut", "Take a payment…")


def register_card() -> str:
    """Button on a card that is not known."""
    return translate("CheckOut", "Register this card…")


def print_slip() -> str:
    """Button."""
    return translate("CheckOut", "Print receipt")


def finish() -> str:
    """Button."""
    return translate("CheckOut", "Finish visit")


def continue_visit(name: str, loans_made: int, at: str) -> str:
    """After the window was closed, or killed."""
    return translate("CheckOut", "Last patron: {name} (%n loan(s), last at {at})", "", loans_made, name=name, at=at)


def go_on() -> str:
    """Its button."""
    return translate("CheckOut", "Continue this visit")


# loans


def begin() -> str:
    """The page while nobody is being served."""
    return translate("CheckOut", "Scan a card, then the items")


def begin_more() -> str:
    """Under it."""
    return translate("CheckOut", "Each loan is safe on this machine when you hear the beep. No network is needed.")


def this_visit(count: int) -> str:
    """Heading."""
    return translate("CheckOut", "This visit · %n", "", count)


def had_before(count: int) -> str:
    """Heading."""
    return translate("CheckOut", "Had before · %n", "", count)


def nothing_yet() -> str:
    """No row in this visit."""
    return translate("CheckOut", "Nothing yet. Scan the first item.")


def none_before() -> str:
    """The patron had nothing."""
    return translate("CheckOut", "Nothing on loan.")


def table() -> str:
    """For screen readers."""
    return translate("CheckOut", "Loans of this visit, and loans from before")


def table_description() -> str:
    """The same, longer."""
    return translate(
        "CheckOut", "Enter undoes a row of this visit, or renews a loan from before; the menu key shows more."
    )


def column(name: str) -> str:
    """Column heads."""
    names = {
        "when": translate("CheckOut", "When"),
        "title": translate("CheckOut", "Title"),
        "barcode": translate("CheckOut", "Barcode"),
        "due": translate("CheckOut", "Due"),
        "state": translate("CheckOut", "Remark"),
        "action": translate("CheckOut", "Action"),
    }
    return names[name]


def undo() -> str:
    """On a row, and Ctrl+Z."""
    return translate("CheckOut", "Undo")


def undo_last() -> str:
    """Button."""
    return translate("CheckOut", "Undo last")


def renew() -> str:
    """On a row."""
    return translate("CheckOut", "Renew")


def overdue(days: int) -> str:
    """In words."""
    return translate("CheckOut", "%n day(s) overdue", "", days)


def due_today() -> str:
    """In words."""
    return translate("CheckOut", "due today")


def not_in_data() -> str:
    """In place of a title."""
    return translate("CheckOut", "Title not in the data here")


def renewed() -> str:
    """Remark."""
    return translate("CheckOut", "renewed")


def lent_anyway() -> str:
    """Remark: recorded as overridden."""
    return translate("CheckOut", "lent anyway")


def unknown_remark() -> str:
    """Remark."""
    return translate("CheckOut", "not in the data")


def paid(amount: str) -> str:
    """A payment's row."""
    return translate("CheckOut", "Payment of {amount}", amount=amount)


def registered(name: str) -> str:
    """A registration's row."""
    return translate("CheckOut", "New patron {name}", name=name)


def add_title() -> str:
    """Menu and button: for an item that is not in the data."""
    return translate("CheckOut", "Add its title…")


def was_a_card() -> str:
    """Button."""
    return translate("CheckOut", "This was a card")


def taken_for_item(barcode: str) -> str:
    """A scan that nobody knows, with a patron open."""
    return translate(
        "CheckOut",
        "{barcode} is not in the data here. It was taken for an item and lent; the server will say.",
        barcode=barcode,
    )


def was_an_item() -> str:
    """Button: the card was none."""
    return translate("CheckOut", "This was an item")


def lent_with(title_: str, remarks: str) -> str:
    """A loan with something to say about it."""
    return translate("CheckOut", "“{title}” is lent. {remarks}", title=title_, remarks=remarks)


def remark_until_closed(remarks: str) -> str:
    """Separates remarks; a question ends by itself."""
    return remarks if remarks.endswith("?") else translate("CheckOut", "{remarks}.", remarks=remarks)


def not_recorded(sentence: str) -> str:
    """What was wrong with a scan."""
    return translate("CheckOut", "The last scan was not taken. {sentence}", sentence=sentence)
