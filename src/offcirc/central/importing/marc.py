"""Bibliographic data of items from MARC 21 (ISO 2709), UTF-8 or MARC-8."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pymarc
from pymarc import Field, MARCReader, Record

from offcirc.central.importing.fields import Complaints
from offcirc.domain.texts import one_line

_TITLE_SUBFIELDS = ("a", "b", "n", "p")
_AUTHOR_FIELDS = ("100", "110", "111")
_PUNCTUATION = " /:;,=."
_MAX_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Bibliographic:
    """What a desk shows of a title."""

    title: str
    author: str
    isbn: str


def read_marc(paths: Iterable[Path], complaints: Complaints) -> dict[str, Bibliographic]:
    """Titles by record number (field 001); complains about records that cannot be read."""
    logging.getLogger("pymarc").setLevel(logging.CRITICAL)  # it logs what we complain about ourselves
    found: dict[str, Bibliographic] = {}
    for path in paths:
        with path.open("rb") as file:
            for number, record in enumerate(MARCReader(file, to_unicode=True, hide_utf8_warnings=True), start=1):
                _take(record, path.name, number, complaints, found)
    return found


def _take(
    record: Record | None, name: str, number: int, complaints: Complaints, found: dict[str, Bibliographic]
) -> None:
    if record is None:
        complaints.add(name, number, "this record is not readable MARC 21")
        return
    control = record.get("001")
    record_id = (control.data or "").strip() if control is not None else ""
    if not record_id:
        complaints.add(name, number, "this record has no number (field 001)")
        return
    try:
        found[record_id] = Bibliographic(_title(record), _author(record), _isbn(record))
    except (ValueError, KeyError, AttributeError, pymarc.exceptions.PymarcException):
        complaints.add(name, number, "this record is not readable MARC 21")


def _title(record: Record) -> str:
    """Field 245 a, b, n, p; then the original script (880 linked to 245) where it differs, after ISBD's ` = `."""
    title = _joined(record.get("245"), _TITLE_SUBFIELDS)
    for field in record.get_fields("880"):
        if (field.get("6") or "").startswith("245"):
            original = _joined(field, _TITLE_SUBFIELDS)
            if original and original != title:
                title = f"{title} = {original}" if title else original
    return _clean(title)


def _author(record: Record) -> str:
    for tag in _AUTHOR_FIELDS:
        heading = _joined(record.get(tag), ("a", "b", "c") if tag == "100" else ("a", "b"))
        if heading:
            return _clean(heading)
    return _clean(_joined(record.get("245"), ("c",)))


def _isbn(record: Record) -> str:
    for field in record.get_fields("020"):
        words = (field.get("a") or "").split()
        if words:
            return _clean(words[0].replace("-", ""))
    return ""


def _joined(field: Field | None, codes: tuple[str, ...]) -> str:
    """Subfields in their own order; the punctuation that separates them stays, what trails is trimmed."""
    if field is None:
        return ""
    text = " ".join(part.strip() for part in field.get_subfields(*codes) if part.strip())
    trimmed = text.rstrip(_PUNCTUATION)
    # "Dumas, Alexandre, fils." loses its full stop, "Tolkien, J. R. R." keeps the initial's.
    last_word = trimmed.rsplit(" ", 1)[-1]
    return f"{trimmed}." if len(last_word) == 1 and text[len(trimmed) :].startswith(".") else trimmed


def _clean(text: str) -> str:
    return one_line(text)[:_MAX_TEXT]
