"""A command at the desk imports nothing that only migrations and the network need: it would be most of its start."""

import subprocess
import sys
from pathlib import Path

from offcirc.app.home import Config, Home
from offcirc.connectors.base import ReplicaFile
from offcirc.journal import Journal
from offcirc.sync.update import ReplicaFolder
from tests.replica.samples import CURSOR, ITEMS, KEY, build
from tests.support.inside import TestClock

SLOW = {"alembic", "httpx", "litestar", "requests", "sqlalchemy"}

AT_THE_DESK = """
import sys
from pathlib import Path

import offcirc.cli.main
from offcirc.app.desk import Act
from offcirc.app.home import Home
from offcirc.app.workstation import Workstation

with Workstation(Home.at(Path(sys.argv[1])), bytes.fromhex(sys.argv[2])) as workstation:
    assert workstation.replica.search_items(sys.argv[3])
    assert workstation.desk.take_back(sys.argv[4], Act("staff", None, override=True)).transaction is not None
    assert workstation.journal.counts()
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_recording_and_looking_up_import_nothing_slow(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "home")
    home.write_config(Config(workstation="desk", time_zone="Europe/Helsinki"))
    with Journal.open(home.journal, KEY, TestClock(), create=True) as journal:
        journal.enrol("desk")
        part = build(home.directory / "replica-1.part")
        ReplicaFolder(home.directory, journal).install(ReplicaFile(part, KEY, "", CURSOR))
    item = ITEMS[2]
    arguments = [str(home.directory), KEY.hex(), item.title, item.barcode]
    done = subprocess.run([sys.executable, "-c", AT_THE_DESK, *arguments], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "offcirc" in loaded
    assert loaded & SLOW == set()
