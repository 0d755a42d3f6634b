"""The package in a bare system: no Python, no compiler, nothing but what its own dependencies bring.

`make deb` first. A bare system is made by debootstrap, of the release that this machine is and from where its own
packages come (ten minutes in all); OFFCIRC_BARE_SYSTEM names a folder with one that is there, of any release. It is
copied and stays as it is.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from offcirc import __version__
from tests.conftest import Tell
from tests.faults.tools.errors import NotAvailable, skip_if_not_available
from tests.screen.virtual import Screen, missing, screen

DIST = Path(__file__).parents[2] / "dist"
BARE = "OFFCIRC_BARE_SYSTEM"
TIMEOUT_S = 2400
PHRASE = "four words nobody else knows"
HOME = "/srv/anna"
DATA = f"{HOME}/.local/share/offcirc"
SAMPLE = "/usr/lib/offcirc/_internal/offcirc/resources/sample"
ENROL = f"""
cd {HOME}
offcirc-central --home central init --time-zone Europe/Helsinki
offcirc-central --home central import {SAMPLE} >/dev/null
offcirc-central --home central serve --port 8797 >serve.log 2>&1 &
while ! grep -q listening serve.log; do sleep 0.1; done
code=$(offcirc-central --home central enrolment-code --name bookmobile --library REV-AUTO)
offcirc enrol http://127.0.0.1:8797 --code "$code" --name bookmobile >/dev/null
offcirc update
offcirc issue 28400100000017 38400100001013 --due $(date -d '+28 days' +%F)
kill %1
"""
KEPT_BY_APT = re.compile(
    r"var/(lib/(apt|dpkg|systemd)|cache|log)/|etc/(ld\.so\.cache|group|gshadow|passwd|shadow|sub[ug]id)-?$|"
    r"(usr/share|var)/(fonts|cache)/|srv/anna/|root/\.|etc/(resolv\.conf|hostname|timezone|localtime)$|run/|tmp/"
)
"""What other packages, or apt itself, write and keep."""


def sources() -> tuple[str, str]:
    """The release that this machine is, and where its packages come from."""
    release = re.search(r"^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(encoding="utf-8"), re.MULTILINE)
    listed = [*Path("/etc/apt").glob("sources.list.d/*.sources"), *Path("/etc/apt").glob("sources.list")]
    for file in listed:
        if found := re.search(r"^(?:URIs:|deb(?: \[.*\])?) *(https?:\S+)", file.read_text("utf-8"), re.MULTILINE):
            return release[1] if release else "stable", found[1]
    raise NotAvailable("no source of packages in /etc/apt")


class BareSystem:
    """A folder that a container runs in, with this machine's network."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, script: str, *, user: str = "", display: str = "", status: int = 0) -> str:
        """What a shell says there; it must end with `status`."""
        with self.started(script, user=user, display=display) as process:
            said, _ = process.communicate(timeout=TIMEOUT_S)
        assert process.returncode == status, said
        return said

    @contextmanager
    def started(self, script: str, *, user: str = "", display: str = "") -> Iterator[subprocess.Popen[str]]:
        """A shell there, until the end of the block; all that it started ends with it."""
        (self.root / "trial.sh").write_text(f"exec 2>&1\nset -eu\n{script}\n", encoding="utf-8")
        environment = ["LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", *([f"DISPLAY={display}"] if display else ())]
        inside = ["/bin/bash", "/trial.sh"]
        if user:
            plain = ["PATH=/usr/bin:/bin", f"HOME={HOME}", f"OFFCIRC_PASSPHRASE={PHRASE}", *environment]
            inside = ["/usr/sbin/runuser", "-u", user, "--", "/usr/bin/env", "-i", *plain, *inside]
        command = ["systemd-nspawn", "-q", "-D", str(self.root), "--register=no", "--keep-unit", "--console=pipe"]
        command += [f"--setenv={each}" for each in environment]
        if display:
            command.append("--bind-ro=/tmp/.X11-unix")
        process = subprocess.Popen(
            [*command, *inside], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(30)

    def files(self) -> set[str]:
        """Every path in it, but for what apt keeps."""
        found = (str(path.relative_to(self.root)) for path in self.root.rglob("*"))
        return {path for path in found if not KEPT_BY_APT.match(f"{path}/") and not KEPT_BY_APT.match(path)}


def package() -> Path:
    """The one that is to be released."""
    found = sorted(DIST.glob(f"offcirc_{__version__}_*.deb"))
    bundle = DIST / "offcirc" / "offcirc"
    if not found or not bundle.exists() or found[-1].stat().st_mtime < bundle.stat().st_mtime:
        raise NotAvailable("dist/ has no package of the bundle there: make deb")
    return found[-1]


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[BareSystem]:
    with skip_if_not_available():
        if os.getuid() != 0 or shutil.which("systemd-nspawn") is None:
            raise NotAvailable("a bare system needs root and systemd-nspawn (systemd-container)")
        if missing():
            raise NotAvailable(f"needs {', '.join(missing())}")
        root, given = tmp_path / "bare", os.environ.get(BARE, "")
        file = package()
        if given:
            subprocess.run(["cp", "-a", given, root], check=True)
        elif shutil.which("debootstrap") is None:
            raise NotAvailable("a bare system is made with debootstrap")
        else:
            command = ["debootstrap", "--variant=minbase", sources()[0], str(root), sources()[1]]
            made = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
            assert made.returncode == 0, made.stdout[-2000:]
    shutil.copyfile(file, root / "srv" / "offcirc.deb")
    system = BareSystem(root)
    # A mirror that is a snapshot is older than its own lists say they hold.
    old = "-o Acquire::Check-Valid-Until=false -o Acquire::Check-Date=false"
    system.run(f"apt-get -qq {old} update; useradd --home-dir {HOME} --create-home --shell /bin/bash anna")
    yield system
    shutil.rmtree(root)


@pytest.mark.torture
@pytest.mark.timeout(TIMEOUT_S)
def test_a_bare_system_installs_it_works_with_it_and_is_bare_again(
    bare: BareSystem, tmp_path: Path, tell: Tell
) -> None:
    nothing = "! command -v python3 gcc cc tcc clang; ! ls /usr/lib/python3* 2>/dev/null"
    bare.run(nothing)
    before = bare.files()
    said = bare.run("apt-get install -y --no-install-recommends /srv/offcirc.deb")
    tell(f"{said.count('Setting up')} packages set up")
    bare.run(nothing)
    _has_all_libraries(bare)
    tell(bare.run("offcirc --version; offcirc-central --version; offcirc --self-test", user="anna").strip())
    day = bare.run(f"cd {HOME}; offcirc demo --headless", user="anna")
    tell(day.strip().splitlines()[-1])
    bare.run(ENROL, user="anna")
    _window(bare, tmp_path, tell)
    journal = (bare.root / DATA[1:] / "journal.db").read_bytes()
    _removed(bare, tell)
    assert journal == (bare.root / DATA[1:] / "journal.db").read_bytes()
    bare.run("apt-get install -y --no-install-recommends /srv/offcirc.deb")
    assert "the chain is whole" in bare.run("offcirc verify", user="anna"), "it is there again for the next one"
    bare.run("apt-get purge -y --autoremove offcirc")
    left = bare.files() - before
    assert sorted(path for path in left if "offcirc" in path and path != "srv/offcirc.deb") == []
    assert sorted(left - {"trial.sh", "srv/offcirc.deb"}) == []


def _has_all_libraries(bare: BareSystem) -> None:
    """But for printers, which it recommends."""
    said = bare.run(
        "cd /usr/lib/offcirc; export LD_LIBRARY_PATH=$PWD/_internal:$PWD/_internal/PySide6/Qt/lib\n"
        "find . -type f \\( -name '*.so' -o -name '*.so.*' -o -name offcirc \\) ! -name libcupsprintersupport.so |\n"
        'while read -r file; do ldd $file | sed -n "s#not found#& ($file)#p"; done'
    )
    assert said == ""


def _window(bare: BareSystem, tmp_path: Path, tell: Tell) -> None:
    """It opens; the package is left as it is as long as it is open."""
    refused = (
        "offcirc_runs() { dpkg-query -W -f '${db:Status-Status}' offcirc | grep -qx installed && offcirc --version; }\n"
        "touch /srv/wait; while [ -e /srv/wait ]; do sleep 0.2; done\n"
        "! apt-get remove -y offcirc; offcirc_runs\n! dpkg -i /srv/offcirc.deb; offcirc_runs\n"
    )
    window = f"runuser -u anna -- env HOME={HOME} OFFCIRC_PASSPHRASE='{PHRASE}' offcirc & sleep 1\n"
    with screen() as seen, bare.started(window + refused, display=seen.display) as process:
        picture = _picture(seen, tmp_path)
        (bare.root / "srv/wait").unlink()
        said, _ = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0, said
    assert (
        len(re.findall(r"^offcirc is running, and is left as it is: process \d+ of anna\.$", said, re.MULTILINE)) >= 2
    )
    assert said.count(f"offcirc {__version__}\n") == 2
    tell(f"the window: {picture}; an open window is no victim of remove or upgrade")
    bare.run("dpkg -i /srv/offcirc.deb")


def _picture(seen: Screen, tmp_path: Path) -> Path:
    """Of the window, once it says that the desk is locked."""
    seen.wait_for_window("offcirc", 60)
    by_class = ["xdotool", "search", "--onlyvisible", "--class", "^offcirc$"]
    subprocess.run(by_class, env=seen.environment, check=True, stdout=subprocess.DEVNULL)  # StartupWMClass of the entry
    before, picture = b"", tmp_path / "window.png"
    while (now := seen.picture(picture).read_bytes()) != before or len(set(now)) < 2:
        before = now
        time.sleep(1)
    return picture


def _removed(bare: BareSystem, tell: Tell) -> None:
    said = bare.run("apt-get remove -y offcirc; ! dpkg-query -W offcirc 2>/dev/null")
    (where,) = re.findall(r"^offcirc: the journal of anna stays in (\S+)$", said, re.MULTILINE)
    assert where == DATA
    assert not (bare.root / "usr/lib/offcirc").exists()
    tell(f"removed; what was recorded stays in {where}")
