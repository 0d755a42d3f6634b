"""Every text has at least 4.5:1 against its ground (WCAG 2.2, 1.4.3), in both themes; lines and frames 3:1 (1.4.11)."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from offcirc.gui.theme import DARK, LIGHT, ZOOMS, Colours, Theme, Tone, style_sheet
from offcirc.resources import resources

_TEXTS = [
    *(("ink", ground) for ground in ("paper", "paper_alternate", "window", "accent_ground", "line")),
    *(("ink_soft", ground) for ground in ("paper", "paper_alternate", "window", "line")),
    *(("accent", ground) for ground in ("paper", "paper_alternate", "window", "accent_ground")),
    *(("bad", ground) for ground in ("paper", "window")),
    ("accent_ink", "accent"),
    ("paper", "ink"),
    *((ink, ground) for ink in ("rail_ink", "rail_soft") for ground in ("rail", "rail_current")),
]
_FRAMES = [("line_strong", "paper"), ("line_strong", "window"), ("accent", "paper"), ("accent", "window")]


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    found = QColor(colour)
    return 0.2126 * linear(found.redF()) + 0.7152 * linear(found.greenF()) + 0.0722 * linear(found.blueF())


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_and_frames_stand_out(colours: Colours) -> None:
    weak = {
        (ink, ground): round(contrast(getattr(colours, ink), getattr(colours, ground)), 2)
        for pairs, least in ((_TEXTS, 4.5), (_FRAMES, 3.0))
        for ink, ground in pairs
        if contrast(getattr(colours, ink), getattr(colours, ground)) < least
    }
    for tone in Tone:
        ink, ground = colours.tone(tone)
        if contrast(ink, ground) < 4.5:
            weak[tone, tone] = round(contrast(ink, ground), 2)
    assert weak == {}


def test_every_zoom_gives_a_style_without_holes(theme: Theme) -> None:
    for zoom in ZOOMS:
        theme.set("dark", zoom)
        assert "$" not in style_sheet(theme)
        assert theme.pixels(100) == zoom


def test_no_colour_stands_in_the_style_sheet_itself() -> None:
    text = (resources() / "style.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*[;}])", text) == []
