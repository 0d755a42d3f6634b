"""The Check out page."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate


def title() -> str:
    """The page's name."""
    return translate("CheckOut", "Check out")


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
        "No local data yet: names and titles are not known here. Loans are recorded all the same, and the server will check them.",
    )


def unknown_patron() -> str:
    """In place of a name."""
    return translate("CheckOut", "Card not known here")


def valid_until(day: str) -> str:
    """Expiry of the card."""
    return translate("CheckOut", "Card valid until {day}", day=day)


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


def more() -> str:
    """Button that opens the list of rarer actions."""
    return translate("CheckOut", "More")


def continue_visit(name: str, loans_made: int, at: str) -> str:
    """After the window was closed, or killed."""
    return translate("CheckOut", "Last patron: {name} (%n loan(s), last at {at})", "", loans_made, name=name, at=at)


def go_on() -> str:
    """Its button."""
    return translate("CheckOut", "Continue this visit")


# due date


def due_date() -> str:
    """Heading."""
    return translate("CheckOut", "Due date")


def no_due_date() -> str:
    """Nothing chosen yet (K12)."""
    return translate("CheckOut", "No due date yet")


def choose_due_date() -> str:
    """Under it."""
    return translate("CheckOut", "Choose one below. Nothing is lent without a due date.")


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


def taken_for_card(number: str) -> str:
    """A scan that nobody knows, with nobody open."""
    return translate("CheckOut", "{number} is not in the data here. It was taken for a card.", number=number)


def was_an_item() -> str:
    """Button: the card was none."""
    return translate("CheckOut", "This was an item")


def lent_with(title_: str, remarks: str) -> str:
    """A loan with something to say about it."""
    return translate("CheckOut", "“{title}” is lent. {remarks}", title=title_, remarks=remarks)


def remark_until_closed(remarks: str) -> str:
    """Separates remarks."""
    return translate("CheckOut", "{remarks}.", remarks=remarks)


def not_recorded(sentence: str) -> str:
    """What was wrong with a scan."""
    return translate("CheckOut", "The last scan was not taken. {sentence}", sentence=sentence)


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


# panels


def close() -> str:
    """Button of every panel."""
    return translate("CheckOut", "Close")


def cancel() -> str:
    """Button of every form."""
    return translate("CheckOut", "Cancel")


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


def amount_owed(amount_: str) -> str:
    """Before anything was typed."""
    return translate("CheckOut", "Owes {amount}. A part may be paid.", amount=amount_)


def take_payment() -> str:
    """Button."""
    return translate("CheckOut", "Record the payment")


def paid_left(amount_: str, left: str) -> str:
    """It is recorded."""
    return translate("CheckOut", "Payment of {amount} recorded. Left to pay: {left}", amount=amount_, left=left)


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
