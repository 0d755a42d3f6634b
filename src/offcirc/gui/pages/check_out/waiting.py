"""What the question panel says about the first scan in line."""

from __future__ import annotations

from offcirc.app.visit import LASTING, Visit, Wait, Waiting
from offcirc.domain.checks import Severity
from offcirc.gui.messages import check_out_line as say_line
from offcirc.gui.messages import errors, findings
from offcirc.gui.pages.check_out.question import Question
from offcirc.gui.pages.check_out.visit_model import isolated
from offcirc.gui.theme import Tone


def ask_about(question: Question, visit: Visit) -> None:
    """Shows why the line stands still, and what staff can answer; nothing while it moves."""
    waiting = visit.waiting
    if waiting is None:
        question.close_question()
        return
    behind = len(visit.line) - waiting.count
    if waiting.why is Wait.DECISION:
        _ask_to_decide(question, visit, waiting, behind)
        return
    name = _name(waiting)
    if waiting.why is Wait.DUE_DATE:
        question.ask(say_line.waits_for_due(name), (), "", say_line.leave_out(), behind=behind)
    elif waiting.why is Wait.PATRON:
        question.ask(say_line.waits_for_card(name, waiting.count), (), "", say_line.leave_out(), behind=behind)
    elif waiting.why is Wait.BEFORE_CARD:
        heading = say_line.before_card(name, _whom(visit), waiting.count)
        question.ask(heading, (), say_line.lend_them(), say_line.do_not_lend(), behind=behind)
    else:
        shown = name or next((entry.typed for entry in visit.line), "")
        told = errors.sentence(waiting.error) if waiting.error is not None else ""
        lines = ((Tone.BAD, told, ""),)
        question.ask(say_line.not_on_disk(shown), lines, say_line.try_again(), say_line.leave_out(), behind=behind)


def _ask_to_decide(question: Question, visit: Visit, waiting: Waiting, behind: int) -> None:
    asks = [found for found in waiting.decision.findings if found.severity is Severity.ASK]
    names = dict(visit.patron.day.libraries) if visit.patron is not None else {}
    lines = [(findings.tone(found), findings.finding(found, names), findings.icon(found)) for found in asks]
    renews = bool(visit.line) and visit.line[0].renews
    heading = (
        say_line.renew_anyway_question(_name(waiting)) if renews else say_line.lend_anyway_question(_name(waiting))
    )
    yes, no = say_line.lend_anyway(), say_line.do_not_lend()
    if renews:
        yes, no = say_line.renew_anyway(), say_line.do_not_renew()
    lasting = any(found.code in LASTING for found in asks)
    question.ask(heading, lines, yes, no, behind=behind, for_the_rest=lasting)


def _name(waiting: Waiting) -> str:
    item = waiting.item
    return (isolated(item.title) or item.barcode) if item is not None else ""


def _whom(visit: Visit) -> str:
    patron = visit.patron
    if patron is None:
        return ""
    return patron.patron.name if patron.patron is not None else patron.card_number
