"""Makes of dist/offcirc what libraries install: `make deb` and `make tar`.

    python packaging/linux/packages.py deb|tar [--bundle FOLDER] [--to FOLDER]

DEBFULLNAME and DEBEMAIL say who made the package, SOURCE_DATE_EPOCH when (else the time the bundle was made).
"""

import argparse
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "bundle")]

import identity  # noqa: E402 - of the bundle
import manual  # noqa: E402
import needs  # noqa: E402

from offcirc.app.schedule.job import DEFAULT_MINUTES, Job, When  # noqa: E402
from offcirc.app.schedule.systemd import ENROLLED, service_text, timer_text  # noqa: E402

INSTALLED = Path("usr/lib/offcirc")
COMPRESSION = ["-Zxz", "-z6", "--threads-max=2"]
_PNG = re.compile(r"offcirc-([0-9]+)\.png")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("deb", "tar"))
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist" / "offcirc")
    parser.add_argument("--to", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    if not (options.bundle / "offcirc").is_file():
        raise SystemExit(f"packages: there is no bundle in {options.bundle}: make bundle")
    made = {"deb": make_deb, "tar": make_tar}[options.what](options.bundle, options.to)
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")  # noqa: T201 - a command prints


def made_at(bundle: Path) -> datetime:
    """When what is inside was made."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(said) if said else (bundle / "offcirc").stat().st_mtime, UTC)


def debian_version() -> str:
    """A candidate comes before its release."""
    return re.sub(r"(?<=\d)\.?(a|b|rc|dev)(?=\d)", r"~\1", identity.VERSION)


# the .deb


def make_deb(bundle: Path, to: Path) -> Path:
    """Returns the package."""
    architecture = _said("dpkg", "--print-architecture")
    target = to / f"offcirc_{debian_version()}_{architecture}.deb"
    with TemporaryDirectory(prefix="offcirc-deb-") as folder:
        root = Path(folder) / "root"
        shutil.copytree(bundle, root / INSTALLED, symlinks=True)
        _place_programs(root)
        _place_desktop(root, made_at(bundle))
        _place_units(root)
        _place_documents(root, made_at(bundle))
        _dress(root)
        _place_control(root, bundle, architecture)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(made_at(bundle).timestamp()))}
        command = ["dpkg-deb", "--root-owner-group", *COMPRESSION, "--build", str(root), folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        shutil.move(Path(folder) / target.name, target)
    return target


def _place_programs(root: Path) -> None:
    (root / "usr/bin").mkdir(parents=True)
    for name in ("offcirc", "offcirc-central"):
        (root / "usr/bin" / name).symlink_to(Path("../lib/offcirc") / name)
    for name, text in manual.pages().items():
        _compressed(root / f"usr/share/man/man1/{name}.1.gz", text)


def _place_desktop(root: Path, at: datetime) -> None:
    share = root / "usr/share"
    _copied(HERE / "offcirc.desktop", share / "applications/offcirc.desktop")
    _copied(HERE / "offcirc-mime.xml", share / "mime/packages/offcirc.xml")
    metainfo = (HERE / "org.offcirc.offcirc.metainfo.xml").read_text(encoding="utf-8")
    _written(
        share / "metainfo/org.offcirc.offcirc.metainfo.xml",
        _filled(metainfo, VERSION=identity.VERSION, DATE=f"{at:%Y-%m-%d}"),
    )
    icons = share / "icons/hicolor"
    with TemporaryDirectory(prefix="offcirc-icons-") as folder:
        for file in identity.make_icons(Path(folder)).iterdir():
            if size := _PNG.fullmatch(file.name):
                _copied(file, icons / f"{size[1]}x{size[1]}/apps/offcirc.png")
    _copied(ROOT / "resources/offcirc.svg", icons / "scalable/apps/offcirc.svg")


def _place_units(root: Path) -> None:
    """The schedule that `offcirc schedule install` makes for one user, for all users: off until switched on."""
    job = Job("offcirc-sync", (f"/{INSTALLED}/offcirc", "sync", "--quiet"), When(DEFAULT_MINUTES))
    units = root / "usr/lib/systemd/user"
    _written(units / f"{job.name}.service", service_text(job, only_where=ENROLLED))
    _written(units / f"{job.name}.timer", timer_text(job))


def _place_documents(root: Path, at: datetime) -> None:
    documents = root / "usr/share/doc/offcirc"
    licences = Path("_internal/licences")
    entry = (
        f"offcirc ({debian_version()}) stable; urgency=medium\n\n  * What has changed stands in CHANGELOG.md.gz.\n\n"
        f" -- {maintainer()}  {format_datetime(at)}\n"
    )
    _compressed(documents / "changelog.gz", entry)
    _compressed(documents / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    _compressed(documents / "README.md.gz", (ROOT / "README.md").read_text(encoding="utf-8"))
    _written(documents / "copyright", _copyright(root / INSTALLED / licences))
    (documents / "licences").symlink_to(Path("../../../lib/offcirc") / licences)


def _copyright(licences: Path) -> str:
    index = json.loads((licences / "index.json").read_text(encoding="utf-8"))
    parts = "".join(f"  {each['name']} {each['version']}: {each['licence']}\n" for each in index)
    return (
        f"Copyright: {identity.MAKER}\n"
        "offcirc is under the Apache License, version 2.0: see /usr/share/common-licenses/Apache-2.0\n\n"
        "It brings these parts with it, each under its own licence. Their texts are in\n"
        f"/usr/share/doc/offcirc/licences, and in the window: Help (F1), About.\n\n{parts}"
    )


def _place_control(root: Path, bundle: Path, architecture: str) -> None:
    control = root / "DEBIAN"
    control.mkdir(mode=0o755)
    files = [path for path in sorted(root.rglob("*")) if control not in (path, path.parent)]
    size = sum(-(-path.lstat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1 for path in files)
    values = {
        "VERSION": debian_version(),
        "ARCHITECTURE": architecture,
        "MAINTAINER": maintainer(),
        "SIZE": str(size),
        "DEPENDS": needs.depends(bundle),
        "RECOMMENDS": needs.recommends(bundle),
    }
    _written(control / "control", _filled((HERE / "control").read_text(encoding="utf-8"), **values))
    _written(control / "md5sums", "".join(_sums(root, files)))
    _copied(HERE / "prerm", control / "prerm").chmod(0o755)


def _sums(root: Path, files: list[Path]) -> Iterator[str]:
    for path in files:
        if path.is_file() and not path.is_symlink():
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{digest}  {path.relative_to(root)}\n"


def maintainer() -> str:
    """Debian's own variables say it."""
    name = os.environ.get("DEBFULLNAME") or identity.MAKER
    return f"{name} <{os.environ.get('DEBEMAIL') or 'team@offcirc.example'}>"


# the portable folder


def make_tar(bundle: Path, to: Path) -> Path:
    """Returns the archive: one folder, to be unpacked anywhere."""
    name = f"offcirc-{identity.VERSION}-linux-{os.uname().machine}"
    target = to / f"{name}.tar.xz"
    at = int(made_at(bundle).timestamp())

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        member.mtime = at
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        return member

    with TemporaryDirectory(prefix="offcirc-tar-") as folder:
        text = (HERE / "READ-ME.txt").read_text(encoding="utf-8")
        read_me = _written(Path(folder) / "READ-ME.txt", _filled(text, VERSION=identity.VERSION))
        part = Path(folder) / target.name
        with tarfile.open(part, "w:xz", preset=6) as archive:
            archive.add(read_me, f"{name}/READ-ME.txt", filter=plain)
            for file in sorted(bundle.iterdir()):
                archive.add(file, f"{name}/{file.name}", filter=plain)
        shutil.move(part, target)
    return target


# both


def _dress(root: Path) -> None:
    """The rights that a package's files have, whatever the umask was."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.parent == root / INSTALLED
            path.chmod(0o755 if runs else 0o644)


def _filled(text: str, **values: str) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def _copied(source: Path, file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(source, file))


def _compressed(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode(), mtime=0))


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
