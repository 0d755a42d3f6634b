import pytest

from offcirc.errors import (
    AuthRequired,
    Cancelled,
    ConnectorError,
    EnvironmentProblem,
    OffcircError,
    OutcomeUnknown,
    ProtocolMismatch,
    RequestRefused,
    Retry,
    ServerBusy,
    Unreachable,
    UserError,
)


def test_an_error_is_a_code_and_parameters() -> None:
    error = EnvironmentProblem("DISK_FULL", path="journal.db", needed=3)
    assert (error.code, error.params) == ("DISK_FULL", {"path": "journal.db", "needed": 3})
    assert str(error) == "DISK_FULL path=journal.db needed=3"
    assert str(UserError("SCAN_EMPTY")) == "SCAN_EMPTY"


@pytest.mark.parametrize(
    ("kind", "retry"),
    [
        (Unreachable, Retry.LATER),
        (OutcomeUnknown, Retry.LATER),
        (ServerBusy, Retry.LATER),
        (AuthRequired, Retry.AFTER_SIGN_IN),
        (ProtocolMismatch, Retry.AFTER_UPGRADE),
        (RequestRefused, Retry.NEVER),
    ],
)
def test_a_connectors_error_says_when_to_ask_again(kind: type[ConnectorError], retry: Retry) -> None:
    assert kind("X").retry is retry


def test_cancelling_is_silent() -> None:
    assert isinstance(Cancelled(), OffcircError)
    assert not isinstance(Cancelled(), UserError | EnvironmentProblem | ConnectorError)
