"""What is done over the network, and what the network does to it."""

from __future__ import annotations

from hypothesis import strategies as st

from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import Transaction
from offcirc.sync.process import process
from tests.e2e.world import Acknowledge, Work
from tests.faults.tools.cutting_proxy import Action, Answer, CutAnswer, CutRequest, Duplicate, LoseAnswer

actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(LoseAnswer, whole=st.booleans()),
    st.builds(CutAnswer, after_bytes=st.integers(0, 400), in_body=st.booleans()),
    st.builds(CutRequest, after_bytes=st.integers(0, 1500)),
    st.builds(Duplicate, together=st.booleans(), forward_first=st.booleans()),
    st.just(Answer.html()),
)
faults_anywhere = st.lists(
    st.tuples(
        actions,
        st.sampled_from(["transactions", "queue/process", "outcomes", "contact", "changes", "extract", "extract/key"]),
    ),
    max_size=3,
)
steps = st.sampled_from(["upload", "upload", "process", "process", "update", "full update"])
choices = st.none() | st.integers(1, 255)


def nobody(_row: Transaction) -> None:
    """Acknowledges to nobody: this work records nothing."""
    raise AssertionError("nothing was to be recorded")


def upload(workstation: Workstation, _acknowledge: Acknowledge) -> None:
    """Sends what waits."""
    with workstation.connected() as connector:
        workstation.upload(connector)


def process_queue(ids: list[str] | None) -> Work:
    """Has rows applied, None for all; they must come in each workstation's own order."""

    def work(workstation: Workstation, _acknowledge: Acknowledge) -> None:
        last: dict[str, int] = {}
        with workstation.connected() as connector:
            for name, outcome in process(workstation.journal, connector, workstation.clock, ids, lambda _: None):
                if name == workstation.journal.workstation:
                    seq = workstation.journal.find(outcome.transaction_id).transaction.seq
                    assert seq > last.get(name, 0), "never against a workstation's own order"
                    last[name] = seq

    return work


def update(*, full: bool) -> Work:
    """Fetches records."""

    def work(workstation: Workstation, _acknowledge: Acknowledge) -> None:
        with workstation.connected() as connector:
            workstation.update(connector, full=full)

    return work
