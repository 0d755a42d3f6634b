"""What installs the program, made of a small bundle: what it holds, what it asks of the system, what it says.

The real package in a bare system is `test_deb.py`. Neither Inno Setup's compiler nor a Mac is here: of
their files, only that they agree with the program and that every file they name is there.
"""

from __future__ import annotations

import importlib.util
import os
import plistlib
import re
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from offcirc import __version__
from offcirc.app import one_window
from offcirc.cli.parser import build_parser
from tests.packaging.conftest import Recipe

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
LINUX, WINDOWS, MACOS = (PACKAGING / name for name in ("linux", "windows", "macos"))
ENTRY, PRERM = LINUX / "offcirc.desktop", LINUX / "prerm"
ISS = WINDOWS / "offcirc.iss"
needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="no Debian")


def module(file: Path) -> ModuleType:
    """A script of packaging/, imported."""
    spec = importlib.util.spec_from_file_location(f"packaging_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def identity(recipe: Recipe) -> ModuleType:
    return recipe.module("identity")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program of the machine's own in a folder like the real one, with rights as a strict umask leaves them."""
    folder = tmp_path_factory.mktemp("bundle") / "offcirc"
    licences = folder / "_internal" / "licences"
    licences.mkdir(parents=True)
    shutil.copy("/bin/sleep", folder / "offcirc")
    (folder / "offcirc-central").symlink_to("offcirc")
    (licences / "index.json").write_text(
        '[{"name": "Qt", "version": "6", "licence": "LGPL-3.0-only", "file": "Qt.txt"}]'
    )
    (licences / "Qt.txt").write_text("free")
    (licences / "Qt.txt").chmod(0o600)
    return folder


def made(what: str, bundle: Path, to: Path) -> Path:
    """The package or the archive."""
    to.mkdir()
    command = [sys.executable, str(LINUX / "packages.py"), what, "--bundle", str(bundle), "--to", str(to)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    (file,) = to.iterdir()
    return file


@needs_dpkg
def test_the_package_has_what_a_desktop_looks_for_and_one_script(bundle: Path, tmp_path: Path) -> None:
    file = made("deb", bundle, tmp_path / "first")
    assert file.name.startswith(f"offcirc_{__version__}_")
    assert file.read_bytes() == made("deb", bundle, tmp_path / "second").read_bytes(), "the same twice"
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "--raw-extract", file, root], check=True)
    assert sorted(path.name for path in (root / "DEBIAN").iterdir()) == ["control", "md5sums", "prerm"]
    control = (root / "DEBIAN" / "control").read_text()
    assert "@" not in control.replace("team@", "")
    assert re.search(r"^Depends: libc6 \(>= 2\.[0-9]+\)$", control, re.MULTILINE), "what `sleep` needs, and no more"
    sums = subprocess.run(["md5sum", "--check", "--quiet", "DEBIAN/md5sums"], cwd=root, check=False)
    assert sums.returncode == 0
    for name in ("offcirc", "offcirc-central"):
        assert (root / "usr/bin" / name).resolve() == root / "usr/lib/offcirc/offcirc"
        assert (root / f"usr/share/man/man1/{name}.1.gz").exists()
    for kind in ("48x48/apps/offcirc.png", "256x256/apps/offcirc.png", "scalable/apps/offcirc.svg"):
        assert (root / "usr/share/icons/hicolor" / kind).exists()
    assert (root / "usr/share/doc/offcirc/licences/Qt.txt").stat().st_mode & 0o777 == 0o644
    assert "Qt 6: LGPL-3.0-only" in (root / "usr/share/doc/offcirc/copyright").read_text()
    service = (root / "usr/lib/systemd/user/offcirc-sync.service").read_text()
    assert 'ExecStart=/usr/bin/env "/usr/lib/offcirc/offcirc" "sync" "--quiet"' in service
    assert not list(root.glob("**/*.wants")), "off until somebody switches it on"


def test_the_portable_archive_is_one_folder_with_a_text_to_read_first(bundle: Path, tmp_path: Path) -> None:
    file = made("tar", bundle, tmp_path / "to")
    name = f"offcirc-{__version__}-linux-{os.uname().machine}"
    assert file.name == f"{name}.tar.xz"
    with tarfile.open(file) as archive:
        members = {member.name: member for member in archive}
        text = archive.extractfile(f"{name}/READ-ME.txt")
        assert text is not None
        said = text.read().decode()
    assert {each.split("/")[0] for each in members} == {name}
    assert members[f"{name}/offcirc-central"].linkname == "offcirc"
    assert {member.mode & 0o022 for member in members.values() if not member.issym()} == {0}
    assert f"offcirc {__version__}" in said
    for language in ("English", "Suomeksi", "Česky"):
        part = said.partition(language)[2].partition("\n\n")[0]
        assert {"./offcirc demo", "./offcirc --self-test", "_internal/licences"} <= set(
            re.findall(r"\./offcirc (?:demo|--self-test)|_internal/licences", part)
        )


def test_the_manual_has_every_command() -> None:
    pages = module(LINUX / "manual.py").pages()
    commands = next(action.choices for action in build_parser()._actions if action.dest == "command")
    assert commands
    told = pages["offcirc"].replace("\\-", "-")
    assert [name for name in commands if f"\n.B {name}\n" not in told] == []
    assert "\n.B serve\n" in pages["offcirc-central"]


@needs_dpkg
def test_what_is_inside_is_not_asked_of_the_system(tmp_path: Path) -> None:
    needs = module(LINUX / "needs.py")
    folder = tmp_path / "bundle"
    folder.mkdir()
    shutil.copy("/bin/ls", folder / "offcirc")
    assert needs.outside(folder, needs.binaries(folder)) == {"libc.so.6", "libselinux.so.1"}
    assert needs.owners_of({"libselinux.so.1"}) == {"libselinux1"}
    (folder / "libselinux.so.1").write_bytes(b"")
    assert needs.outside(folder, needs.binaries(folder)) == {"libc.so.6"}
    with pytest.raises(SystemExit, match=r"libnobody\.so\.9"):
        needs.owners_of({"libnobody.so.9"})


def prerm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The script with a program, accounts and a patience of its own."""
    text = PRERM.read_text(encoding="utf-8")
    for old, new in (
        ("PROGRAM=/usr/lib/offcirc/offcirc", f"PROGRAM={folder}/offcirc"),
        ("PATIENCE_S=20", "PATIENCE_S=1"),
        ("</etc/passwd", f"<{folder}/passwd"),
    ):
        assert old in text
        text = text.replace(old, new)
    return subprocess.run(["sh", "-c", text, "prerm", *arguments], capture_output=True, text=True, check=False)


def test_nothing_is_replaced_under_a_running_program_and_journals_are_named(tmp_path: Path) -> None:
    shutil.copy("/bin/sleep", tmp_path / "offcirc")
    journal = tmp_path / "anna" / ".local/share/offcirc/journal.db"
    journal.parent.mkdir(parents=True)
    journal.write_bytes(b"kept")
    passwd = f"root:x:0:0::/nowhere:/bin/sh\nanna:x:1000:1000:Anna,,,:{tmp_path}/anna:/bin/sh\n"
    (tmp_path / "passwd").write_text(passwd)
    with subprocess.Popen([tmp_path / "offcirc", "60"]) as window:
        try:
            for arguments in (("remove",), ("upgrade", "2"), ("failed-upgrade", "0.0")):
                done = prerm(tmp_path, *arguments)
                assert done.returncode == 1
                assert f"process {window.pid} of " in done.stderr
                assert done.stdout == ""
        finally:
            window.kill()
    assert prerm(tmp_path, "upgrade", "2").returncode == 0
    said = prerm(tmp_path, "remove").stdout
    assert f"the journal of anna stays in {tmp_path}/anna/.local/share/offcirc\n" in said
    assert "journal of root" not in said
    assert "--home FOLDER stays" in said
    assert journal.read_bytes() == b"kept"


def test_the_desktop_knows_the_program_and_its_files(identity: ModuleType) -> None:
    entry = ENTRY.read_text(encoding="utf-8")
    assert f"\nMimeType={identity.FILE_TYPE};\n" in entry
    assert "\nExec=offcirc %f\n" in entry
    assert "\nIcon=offcirc\n" in entry
    for key in ("GenericName", "Comment", "Keywords"):
        assert {f"{key}=", f"{key}[fi]=", f"{key}[cs]="} <= {
            f"{line.partition('=')[0]}=" for line in entry.splitlines()
        }
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = ET.parse(LINUX / "offcirc-mime.xml").getroot()  # noqa: S314 - ours
    assert kind.get("type") == identity.FILE_TYPE
    assert [each.get("pattern") for each in kind.iter(f"{space}glob")] == [f"*.{identity.SUFFIX}"]
    component = ET.parse(LINUX / "org.offcirc.offcirc.metainfo.xml").getroot()  # noqa: S314 - the same
    assert component.findtext("launchable") == ENTRY.name
    assert component.findtext("provides/mediatype") == identity.FILE_TYPE


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="needs shared-mime-info")
def test_a_desktop_tells_the_file_type_by_its_name(tmp_path: Path, identity: ModuleType) -> None:
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(LINUX / "offcirc-mime.xml", packages)
    subprocess.run(["update-mime-database", tmp_path / "mime"], check=True)
    assert f"{identity.FILE_TYPE}:*.offcirc" in (tmp_path / "mime" / "globs2").read_text()


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_desktop_entry_is_valid() -> None:
    done = subprocess.run(["desktop-file-validate", ENTRY], capture_output=True, text=True, check=False)
    assert done.stdout == ""


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs appstream")
def test_the_appstream_entry_is_valid(tmp_path: Path) -> None:
    text = (LINUX / "org.offcirc.offcirc.metainfo.xml").read_text(encoding="utf-8")
    file = tmp_path / "org.offcirc.offcirc.metainfo.xml"
    file.write_text(text.replace("@VERSION@", __version__).replace("@DATE@", "2026-11-23"), encoding="utf-8")
    done = subprocess.run(["appstreamcli", "validate", "--no-net", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_readme_names_the_files_of_this_version() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"offcirc[-_]([0-9][0-9.]*[0-9])[-_](?:amd64\.deb|linux|windows|macos)", readme)
    assert len(named) == 4
    assert set(named) == {__version__}
    for linked in re.findall(r"\]\(([^)#]+)[^)]*\)", readme):
        assert (ROOT / linked).exists(), linked


# Windows and macOS: kept buildable, and not tried


def sections() -> dict[str, list[str]]:
    """Inno Setup's sections with their lines."""
    found: dict[str, list[str]] = {}
    for line in ISS.read_text(encoding="utf-8").splitlines():
        if name := re.fullmatch(r"\[(\w+)\]", line):
            found[name[1]] = []
        elif found and line.strip() and not line.startswith(";"):
            found[next(reversed(found))].append(line)
    return found


def test_windows_setup_says_everything_in_three_languages() -> None:
    told = [line.partition("=")[0] for line in sections()["CustomMessages"]]
    names = {each.partition(".")[2] for each in told}
    assert sorted(told) == sorted(f"{language}.{name}" for language in ("en", "fi", "cs") for name in names)
    used = set(re.findall(r"CustomMessage\('(\w+)'\)|\{cm:(Transactions)\}", ISS.read_text(encoding="utf-8")))
    assert {a or b for a, b in used} == names
    assert [re.findall(r'"(\w+)"', line)[0] for line in sections()["Languages"]] == ["en", "fi", "cs"]


def test_windows_setup_agrees_with_the_bundle(identity: ModuleType) -> None:
    text = ISS.read_text(encoding="utf-8")
    programs = set(re.findall(r"\{app\}\\([\w-]+\.exe)", text)) | set(re.findall(r"InUse\('([\w.-]+)'\)", text))
    recipe = (PACKAGING / "bundle" / "offcirc.spec").read_text(encoding="utf-8")
    assert programs == {f"{name}.exe" for name in identity._PROGRAMS}
    assert all(f'"{name}"' in recipe for name in identity._PROGRAMS)
    assert identity.FILE_TYPE in text
    assert f"\\Classes\\.{identity.SUFFIX}" in text
    for named in re.findall(r"\{#Root\}\\([^\r\n\"]+)", text):
        path = named.strip().replace("\\", "/")
        assert path.startswith("dist") or (ROOT / path).exists(), path
    assert f"\nAppMutex={','.join(one_window._KNOWN_TO_SETUP)}\n" in text
    assert "AppVersion={#AppVersion}" in text, "the program's own version is handed to it"


def test_a_mac_image_is_made_of_what_the_bundle_makes() -> None:
    script = MACOS / "dmg.sh"
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    text = script.read_text(encoding="utf-8")
    assert 'name="offcirc.app"' in (PACKAGING / "bundle" / "offcirc.spec").read_text(encoding="utf-8")
    assert "APP=dist/offcirc.app\n" in text
    for named in re.findall(r"packaging/[\w./]+\w", text):
        assert (ROOT / named).exists(), named
    assert plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert os.access(script, os.X_OK)
