"""A batch edit of 10,000 items: how long a person waits for its preview, and the server for its rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from offcirc.app.holdings import items
from offcirc.app.holdings.reading import Holdings
from offcirc.domain.holdings.told import ItemValues
from tests.app.holdings.region import at_library
from tests.central.holdings.library import write_library
from tests.central.server import running_server

MANY = 10_000
PREVIEW_S, ROWS_A_SECOND = 1.0, 1_000


@pytest.mark.torture
def test_a_batch_edit_of_ten_thousand_items(tmp_path: Path, tell: Callable[[str], None]) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    write_library(folder, MANY)
    changes = ItemValues(library="REG", location="Adults", call_number="84.2")
    barcodes = [f"I{number:04d}" for number in range(MANY)]
    with (
        running_server(tmp_path / "server", folder=folder) as server,
        at_library(server, tmp_path / "w", "REG") as desk,
    ):
        began = time.perf_counter()
        batch = items.preview(Holdings(desk), barcodes, changes)
        previewed_s = time.perf_counter() - began
        assert len(batch.would_change) == MANY
        items.apply(desk, batch, "anna")
        with desk.connected() as connector:
            desk.upload(connector)
            began = time.perf_counter()
            codes = {outcome.code for _, outcome in connector.process(None, [], lambda _: None)}
            processed_s = time.perf_counter() - began
    tell(f"preview {previewed_s:.2f} s, {MANY / processed_s:,.0f} rows a second at the server")
    assert codes == {"SUCCESS"}
    assert previewed_s <= PREVIEW_S
    assert processed_s <= MANY / ROWS_A_SECOND
