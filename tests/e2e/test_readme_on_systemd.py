"""README's page for system librarians on a real systemd: this machine's files, overlaid, booted in a container.

Block by block as written: the packages, the account, the units with all their locks, a workstation, the night's jobs, a
restored backup. Nothing of it stays.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Tell
from tests.faults.tools.errors import NotAvailable, skip_if_not_available

ROOT = Path(__file__).parents[2]
TIMEOUT_S = 900
QUIET = ("apt-daily.timer", "apt-daily-upgrade.timer", "man-db.timer", "e2scrub_all.timer", "fstrim.timer")
"""Timers that would catch up with days they never saw."""
TARGET = """[Unit]
Requires=basic.target trial.service
"""
TRIAL = """[Unit]
Requires=basic.target
After=basic.target
[Service]
Type=oneshot
Environment=HOME=/root
WorkingDirectory={project}
ExecStart=/bin/bash /trial/trial.sh
ExecStopPost=/bin/sh -c 'echo $EXIT_STATUS >/trial/status'
ExecStopPost=/bin/systemctl --no-block poweroff
StandardOutput=append:/trial/log
StandardError=inherit
"""


class Container:
    """The overlay: what is written there is in memory, and gone with it."""

    def __init__(self, folder: Path) -> None:
        if os.getuid() != 0 or shutil.which("systemd-nspawn") is None:
            raise NotAvailable("a container with its own systemd needs root and systemd-nspawn (systemd-container)")
        self.memory, self.trial = folder / "memory", folder / "trial"
        self.memory.mkdir()
        self.trial.mkdir()
        self.root = self.memory / "root"
        self._mount("-t", "tmpfs", "-o", "size=4g", "tmpfs", self.memory)
        for name in ("upper", "work", "root"):
            (self.memory / name).mkdir()
        layers = f"lowerdir=/,upperdir={self.memory}/upper,workdir={self.memory}/work"
        self._mount("-t", "overlay", "overlay", "-o", layers, self.root)
        (self.root / "etc/machine-id").write_text("0123456789abcdef0123456789abcdef\n")

    def _mount(self, *arguments: str | Path) -> None:
        done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotAvailable(f"no overlay here: {done.stderr.strip()}")

    def run(self, *arguments: str) -> str:
        """Something in it, without a systemd, with this machine's network."""
        return self._nspawn([], list(arguments))

    def boot(self, script: str) -> str:
        """Boots it without a network, runs a script there, and powers it off; what the script said."""
        (self.trial / "trial.sh").write_text(f"set -euxo pipefail\n{script}", encoding="utf-8")
        units = self.root / "etc/systemd/system"
        (units / "trial.target").write_text(TARGET, encoding="utf-8")
        (units / "trial.service").write_text(TRIAL.format(project=ROOT), encoding="utf-8")
        masked = [f"systemd.mask={timer}" for timer in QUIET]
        self._nspawn(["--private-network", "--boot"], ["systemd.unit=trial.target", *masked])
        said = (self.trial / "log").read_text(encoding="utf-8", errors="replace")
        assert (self.trial / "status").read_text().strip() == "0", said
        return said

    def _nspawn(self, options: list[str], arguments: list[str]) -> str:
        passed = [f"--setenv={name}={value}" for name, value in os.environ.items() if name.startswith("PIP_")]
        command = ["systemd-nspawn", "-q", "-D", str(self.root), "--register=no", "--keep-unit", "--console=pipe"]
        done = subprocess.run(
            [*command, f"--bind={self.trial}:/trial", *passed, *options, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=TIMEOUT_S,
            check=False,
        )
        assert "--boot" in options or done.returncode == 0, done.stdout
        return done.stdout

    def close(self) -> None:
        """Takes it away."""
        for mounted in (self.root, self.memory):
            subprocess.run(["umount", mounted], check=False, capture_output=True)


@pytest.fixture
def container(tmp_path: Path) -> Iterator[Container]:
    with skip_if_not_available():
        made = Container(tmp_path)
    try:
        yield made
    finally:
        made.close()


@pytest.mark.torture
@pytest.mark.timeout(TIMEOUT_S)
def test_the_page_for_system_librarians_on_a_real_systemd(container: Container, tell: Tell) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    page = readme.partition("## For system librarians\n")[2].partition("\n## ")[0]
    install, records, code, workstation, restore = re.findall(r"^```bash\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (container.trial / "install.sh").write_text(f"set -euxo pipefail\ncd {ROOT}\n{install}", encoding="utf-8")
    container.run("/bin/bash", "/trial/install.sh")
    # There is no person with a session of systemd's own in the container: its schedule is tried in tests/cli.
    alone = workstation.replace("offcirc schedule install --every 30m\n", "").replace("offcirc schedule status\n", "")
    ready = "curl -fsS --retry 9 --retry-connrefused http://127.0.0.1:8720/ready\n"
    said = container.boot(
        f"""{records}
export PATH=/opt/offcirc/bin:$PATH OFFCIRC_PASSPHRASE='four words nobody else knows'
printed=$({code.strip()})
{{
{alone}}} <<<"$printed"
offcirc sync
systemctl start offcirc-central-extract.service offcirc-central-backup.service
systemctl reload offcirc-central.service
{ready}{restore}{ready}
systemctl is-active offcirc-central-backup.timer
systemctl --failed --quiet | tee /trial/failed
journalctl --no-pager -u offcirc-central.service
"""
    )
    assert said.count('{"status":"ready"}') == 3
    assert "local data replaced: 25 patrons" in said
    assert '"path":"/v1/enrolments","status":201' in said
    assert (container.trial / "failed").read_text() == ""
    tell("installed, enrolled, backed up and restored on systemd, as README says")
