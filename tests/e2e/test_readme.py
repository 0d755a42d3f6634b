"""README is true: what it shows is run as it stands."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_the_session_that_readme_shows_works_as_it_stands(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 4
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    (tmp_path / "resources").symlink_to(ROOT / "resources")
    script = "set -euo pipefail\ntrap 'echo the session ends with $?' EXIT\n" + "".join(blocks).replace("8765", port)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    session = subprocess.Popen(
        ["bash", "-c", script],
        cwd=tmp_path,
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
    output = "".join(said)
    assert "Aino" in output
    assert "2 processed" in output
    assert "recorded 2 = waiting 0 + unknown 0 + sent 0 + succeeded 2" in output
    assert "the chain is whole" in output
