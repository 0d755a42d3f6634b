"""README is true: what it shows is run as it stands."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCKS: Sequence[str] = re.findall(
    r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
)
SERVER, DESK, CATALOGUING = BLOCKS[:1], BLOCKS[1:4], BLOCKS[4:]


def played(blocks: Sequence[str], directory: Path) -> str:
    """What a shell says that is given these blocks one after the other; it must come to their end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    (directory / "resources").symlink_to(ROOT / "resources")
    script = "set -euo pipefail\ntrap 'echo the session ends with $?' EXIT\n" + "".join(blocks).replace("8765", port)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    session = subprocess.Popen(
        ["bash", "-c", script],
        cwd=directory,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert session.stdout is not None
    try:
        # The server goes on in the background and keeps the pipe: there is no end of file to wait for.
        said: list[str] = []
        for line in session.stdout:
            said.append(line)
            if line.startswith("the session ends with"):
                break
        assert session.wait(timeout=30) == 0, "".join(said)
    finally:
        os.killpg(session.pid, signal.SIGTERM)
        session.stdout.close()
    return "".join(said)


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_the_session_that_readme_shows_works_as_it_stands(tmp_path: Path) -> None:
    output = played([*SERVER, *DESK], tmp_path)
    assert "Aino" in output
    assert "2 processed" in output
    assert "recorded 2 = waiting 0 + unknown 0 + sent 0 + succeeded 2" in output
    assert "the chain is whole" in output


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_cataloguers_session_works_as_it_stands(tmp_path: Path) -> None:
    (passphrase,) = re.findall(r"^export OFFCIRC_PASSPHRASE=.*\n", DESK[0], re.MULTILINE)
    assert len(CATALOGUING) == 3
    output = played([*SERVER, passphrase, *CATALOGUING], tmp_path)
    assert "Spring books, sent: 1 item(s)" in output
    assert "7 processed" in output
    assert re.search(r"Spring books +returned", output)
