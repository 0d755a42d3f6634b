"""HTML from values: every text is escaped unless it came from here."""

from __future__ import annotations

import html
from dataclasses import dataclass

_EMPTY = frozenset({"meta", "link", "input", "br"})


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML that is ready to be sent."""

    text: str


Child = Markup | str | None


def element(name: str, /, *children: Child, **attributes: str | bool | None) -> Markup:
    """`<name attributes>children</name>`.

    A trailing underscore of an attribute's name is dropped (`class_`), others become hyphens (`data_label`). True is an
    attribute without a value; False and None are none.
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _EMPTY:
        return Markup(f"<{name}{said}>")
    inner = "".join(_text(child) for child in children)
    return Markup(f"<{name}{said}>{inner}</{name}>")


def _attribute(name: str, value: str | bool | None) -> str:  # noqa: FBT001 - HTML has such attributes
    name = name.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{html.escape(value)}"'


def _text(child: Child) -> str:
    if isinstance(child, Markup):
        return child.text
    return html.escape(child) if child is not None else ""
