"""Check out: the due date, and the forms that open inside the page."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate

# due date


def due_date() -> str:
    """Heading."""
    return translate("CheckOut", "Due date")


def no_due_date() -> str:
    """Nothing chosen yet (K12)."""
    return translate("CheckOut", "No due date yet")


def choose_due_date() -> str:
    """Under it."""
    return translate("CheckOut", "Nothing is lent without a due date.")


def scope() -> str:
    """For screen readers: how far the date reaches."""
    return translate("CheckOut", "The due date is for")


def scope_name(value: str) -> str:
    """One of the three choices."""
    names = {
        "item": translate("CheckOut", "This item"),
        "patron": translate("CheckOut", "This patron"),
        "until_changed": translate("CheckOut", "Until changed"),
    }
    return names[value]


def scope_says(value: str) -> str:
    """The same as a sentence under the date."""
    sentences = {
        "item": translate("CheckOut", "Due date for the next item only."),
        "patron": translate("CheckOut", "Due date for this patron’s items."),
        "until_changed": translate("CheckOut", "Due date for every item until you change it."),
    }
    return sentences[value]


def by_rule(days: int) -> str:
    """Preset, and where the date comes from."""
    return translate("CheckOut", "%n day(s), the rule", "", days)


def in_days(days: int) -> str:
    """Preset."""
    return translate("CheckOut", "%n day(s)", "", days)


def next_visit(stop: str, day: str) -> str:
    """Preset: the bookmobile's."""
    return translate("CheckOut", "{stop} {day}", "bookmobile stop and date", stop=stop, day=day)


def visit_says(stop: str) -> str:
    """Where the date comes from."""
    return translate("CheckOut", "The bookmobile’s next stop at {stop}.", stop=stop)


def closed_preset(text: str) -> str:
    """A preset on a closed day."""
    return translate("CheckOut", "{text} (closed)", text=text)


def closed(reason: str) -> str:
    """The chosen day is a closed one."""
    if reason:
        return translate("CheckOut", "The library is closed that day: {reason}.", reason=reason)
    return translate("CheckOut", "The library is closed that day.")


def use_next_open(day: str) -> str:
    """The way out."""
    return translate("CheckOut", "Use {day}", day=day)


def own_date() -> str:
    """Button, F8."""
    return translate("CheckOut", "Other date…")


def own_date_title() -> str:
    """Its panel."""
    return translate("CheckOut", "Which due date?")


def own_date_help(example: str) -> str:
    """How to type one."""
    return translate("CheckOut", "Type a date like {example}, or +10 for ten days from today.", example=example)


def calendar() -> str:
    """Button and accessible name."""
    return translate("CheckOut", "Calendar")


def use_date() -> str:
    """Button."""
    return translate("CheckOut", "Use this date")


def date_unreadable(example: str) -> str:
    """What was typed is no date."""
    return translate("CheckOut", "That is not a date. Type one like {example}.", example=example)


# panels


def close() -> str:
    """Button of every panel."""
    return translate("CheckOut", "Close")


def find_title() -> str:
    """Heading."""
    return translate("CheckOut", "Find a patron by name")


def find_label() -> str:
    """Field."""
    return translate("CheckOut", "Name")


def find_help() -> str:
    """Placeholder."""
    return translate("CheckOut", "Beginning of surname or first name")


def find_none() -> str:
    """No result."""
    return translate("CheckOut", "Nobody found. Check the spelling, or register a new patron.")


def find_count(count: int) -> str:
    """Results."""
    return translate("CheckOut", "%n patron(s). Choose with the arrow keys and Enter.", "", count)


def find_many(count: int) -> str:
    """More than can be shown."""
    return translate("CheckOut", "The first %n patron(s). Type more of the name.", "", count)


def find_results() -> str:
    """For screen readers."""
    return translate("CheckOut", "Patrons found")


def pay_title(name: str) -> str:
    """Heading."""
    return translate("CheckOut", "Payment from {name}", name=name)


def amount() -> str:
    """Field."""
    return translate("CheckOut", "Amount")


def amount_left(amount_: str) -> str:
    """Of a debt, after the payment."""
    return translate("CheckOut", "Left to pay: {amount}", amount=amount_)


def amount_over(amount_: str) -> str:
    """The payment is more than the debt."""
    return translate("CheckOut", "More than is owed: {amount} becomes a credit", amount=amount_)


def nothing_left() -> str:
    """Of a debt, after the payment."""
    return translate("CheckOut", "Nothing is left to pay.")


def amount_owed(amount_: str) -> str:
    """Before anything was typed."""
    return translate("CheckOut", "Owes {amount}. A part may be paid.", amount=amount_)


def nothing_owed() -> str:
    """There is no debt."""
    return translate("CheckOut", "Nothing is owed. What is paid becomes a credit.")


def nothing_owed_but(credit: str) -> str:
    """There is no debt, but a credit."""
    return translate(
        "CheckOut", "Nothing is owed: there is a credit of {credit}. What is paid is added to it.", credit=credit
    )


def credit_question(amount_: str) -> str:
    """Before a payment of somebody who owes nothing is recorded."""
    return translate("CheckOut", "Nothing is owed. Record {amount} as a credit?", amount=amount_)


def record_credit() -> str:
    """Button."""
    return translate("CheckOut", "Record the credit")


def take_payment() -> str:
    """Button."""
    return translate("CheckOut", "Record the payment")


def paid(amount_: str, owes: str, credit: str, *, known: bool) -> str:
    """It is recorded.

    Args:
        amount_: what was paid.
        owes: what is left, empty for nothing.
        credit: what the library owes, empty for nothing.
        known: whether debts are known here at all.
    """
    recorded = translate("CheckOut", "Payment of {amount} recorded.", amount=amount_)
    if not known:
        return recorded
    if owes:
        return f"{recorded} {amount_left(owes)}"
    return f"{recorded} {translate('CheckOut', 'Credit of {amount}', amount=credit) if credit else nothing_left()}"


def register_title() -> str:
    """Heading."""
    return translate("CheckOut", "New patron")


def register_help() -> str:
    """Under the heading."""
    return translate("CheckOut", "The rest is completed at the server later.")


def card() -> str:
    """Field."""
    return translate("CheckOut", "Card (scan it)")


def card_number() -> str:
    """Column head."""
    return translate("CheckOut", "Card")


def also_an_item() -> str:
    """The card's number is an item's barcode, too."""
    return translate("CheckOut", "This number is an item’s barcode as well. It was taken for the card.")


def also_a_card() -> str:
    """The item's barcode is a card's number, too."""
    return translate("CheckOut", "Its barcode is a patron’s card as well; it was taken for the item.")


def surname() -> str:
    """Field."""
    return translate("CheckOut", "Surname")


def first_name() -> str:
    """Field."""
    return translate("CheckOut", "First name")


def category() -> str:
    """Field."""
    return translate("CheckOut", "Category")


def library() -> str:
    """Field."""
    return translate("CheckOut", "Library")


def register() -> str:
    """Button."""
    return translate("CheckOut", "Register")


def card_missing() -> str:
    """The form has no card yet."""
    return translate("CheckOut", "Scan or type the new card.")


def surname_missing() -> str:
    """The form has no surname yet."""
    return translate("CheckOut", "A surname is needed.")


def slips_title() -> str:
    """Heading."""
    return translate("CheckOut", "When were the slips written?")


def slips_help() -> str:
    """Under it."""
    return translate("CheckOut", "The date and time go on every scan until you end this.")


def day_field() -> str:
    """Field."""
    return translate("CheckOut", "Day")


def time_field() -> str:
    """Field."""
    return translate("CheckOut", "Time")


def time_unreadable(example: str) -> str:
    """What was typed is no time."""
    return translate("CheckOut", "That is not a time. Type one like {example}.", example=example)


def in_future() -> str:
    """It has not come yet."""
    return translate("CheckOut", "That time has not come yet.")


def begin_slips() -> str:
    """Button."""
    return translate("CheckOut", "Begin")


def slips_now(moment: str) -> str:
    """Shown all the while."""
    return translate("CheckOut", "Paper slips: every scan is recorded as of {moment}.", moment=moment)


def end_slips() -> str:
    """Button."""
    return translate("CheckOut", "End paper slips")


def title_title(barcode: str) -> str:
    """Heading."""
    return translate("CheckOut", "Title of {barcode}", barcode=barcode)


def title_field() -> str:
    """Field."""
    return translate("CheckOut", "Title, as it stands on the item")


def save_title() -> str:
    """Button."""
    return translate("CheckOut", "Keep the title")
