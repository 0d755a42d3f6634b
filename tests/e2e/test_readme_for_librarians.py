"""README's page for system librarians is true: its blocks are run as they stand, from nothing to a restored backup.

What only a machine of its own could do is played by small programs in front of PATH: `systemctl` starts what the unit
says, `runuser` changes no user, pip installs nothing. Paths of the system are those of a folder.
"""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
TIMEOUT_S = 120

SYSTEMCTL = """
if [ "$1" = --user ]; then exit 0; fi
verb=$1; shift
for word; do
    case $word in
        --now) ;;
        *.timer) test -f {root}/etc/systemd/system/"$word" ;;
        *.service)
            unit={root}/etc/systemd/system/$word
            if [ "$verb" = stop ]; then
                kill "$(cat {root}/"$word".pid)"
                while kill -0 "$(cat {root}/"$word".pid)" 2>/dev/null; do sleep 0.05; done
            else
                line=$(sed -n 's/^ExecStart=//p' "$unit" | sed 's/\\$\\$/$/g; s/%%/%/g')
                case $word in *-backup.service) eval "$line"; exit ;; esac
                setsid $line --port {port} >>{root}/serve.log 2>&1 &
                echo $! >{root}/"$word".pid
            fi ;;
    esac
done
"""
TMPFILES = """sed -n 's/^d \\(\\S*\\).*/\\1/p' "$2" | while read -r folder; do mkdir -p "$folder"; done"""
PROGRAMS = {
    "systemctl": SYSTEMCTL,
    "systemd-tmpfiles": TMPFILES,
    "systemd-sysusers": "exit 0",
    "runuser": 'test "$1 $2 $3" = "-u offcirc --"; shift 3; exec "$@"',
    "apt-get": 'test "$1" = install',
    "chown": "exit 0",
    "python3": 'test "$1 $2" = "-m venv"',
}


class Machine:
    """A folder that stands for one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = str(free.getsockname()[1])
        for folder in ("opt/offcirc/bin", "usr/local/bin", "etc/systemd/system"):
            (root / folder).mkdir(parents=True)
        (root / "opt/offcirc/bin/offcirc-central").symlink_to(BIN / "offcirc-central")
        self._program(root / "opt/offcirc/bin/pip", 'test "$1" = install')
        for name, text in PROGRAMS.items():
            self._program(root / "usr/local/bin" / name, text.replace("{root}", str(root)).replace("{port}", self.port))
        (root / "usr/local/bin/offcirc").symlink_to(BIN / "offcirc")
        self._copy_of_the_project()

    def _program(self, path: Path, text: str) -> None:
        path.write_text(f"#!/bin/bash\nset -eu\n{text}\n", encoding="utf-8")
        path.chmod(0o755)

    def _copy_of_the_project(self) -> None:
        """Its units and folders name the folder's paths."""
        here = self.root / "project"
        (here / "packaging" / "systemd").mkdir(parents=True)
        (here / "resources").symlink_to(ROOT / "resources")
        for unit in (ROOT / "packaging" / "systemd").iterdir():
            text = self.rooted(unit.read_text(encoding="utf-8"))
            (here / "packaging" / "systemd" / unit.name).write_text(text, encoding="utf-8")

    def rooted(self, text: str) -> str:
        """A text with the system's paths below the folder, and the folder's port."""
        text = re.sub(r"(?<![\w.}])/(opt|var|etc|usr/local)/", rf"{self.root}/\1/", text)
        return text.replace("8720", self.port)

    def run(self, blocks: list[str]) -> str:
        """One shell for all of them; what it said."""
        script = self.rooted("set -euo pipefail\n" + "\n".join(blocks))
        environment = {
            **os.environ,
            "PATH": f"{self.root}/usr/local/bin{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.root),
            "XDG_DATA_HOME": f"{self.root}/share",
            "XDG_CONFIG_HOME": f"{self.root}/config",
            "XDG_STATE_HOME": f"{self.root}/state",
            "OFFCIRC_PASSPHRASE": "four words nobody else knows",
        }
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.root / "project",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def stop(self) -> None:
        """Ends what runs."""
        for pid in self.root.glob("*.pid"):
            try:
                os.killpg(int(pid.read_text()), signal.SIGKILL)
            except ProcessLookupError:
                continue


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path / "m")
    yield made
    made.stop()


@pytest.mark.slow
@pytest.mark.timeout(TIMEOUT_S)
def test_the_page_for_system_librarians_works_as_written(machine: Machine) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    page = readme.partition("## For system librarians\n")[2].partition("\n## ")[0]
    server, records, code, workstation, restore = re.findall(r"^```bash\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    night = "systemctl start offcirc-central-backup.service"  # as its timer does
    ready = "curl -fsS --retry 9 --retry-connrefused http://127.0.0.1:8720/ready"
    typed = f"{{\n{workstation}}} <<<$({code})"
    said = machine.run([server, records, typed, night, restore, ready])
    assert said.count('{"status":"ready"}') == 2
    assert "enrolled as bookmobile at Regional library" in said
    assert "local data replaced: 25 patrons" in said, "its own library's only"
    assert "offcirc-sync: 30m" in said
    assert list((machine.root / "var/lib/offcirc").glob("central-before-restore-*.db"))
