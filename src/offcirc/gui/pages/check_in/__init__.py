"""Check in: what came back, and where it goes."""

from offcirc.gui.pages.check_in.page import CheckInPage

__all__ = ["CheckInPage"]
