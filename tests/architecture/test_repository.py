"""The repository keeps the shape that its readers count on. (Which module may import which: lint-imports.)"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = {"pyproject.toml", "src", "resources", "packaging", "tests"}
TO_READ = {"README.md", "LICENSE", "NOTICE", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"}
LOCKS_AND_TOOLS = {"requirements", "Makefile", ".ci", ".gitignore"}

MAX_MODULE_LINES = 500

# The escaped dots keep this file from naming what it looks for.
REGISTRY_HOST = re.compile(r"pypi\.org|pythonhosted\.org|deb\.debian\.org|archive\.ubuntu\.com|npmjs\.(?:org|com)")
# At the start of a path only: an address or a route may well go on with such a folder.
MACHINE_PATH = re.compile(r"(?<![\w.~/:})-])/(?:work|root|tmp|home)/")

# Files that must name such a path: file, reason.
NAMES_MACHINE_PATHS = {"tests/packaging/test_deb.py": "where every X server listens"}


def committed_files() -> list[Path]:
    """What is committed, or would be with `git add .`; skips where this is no git checkout."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("only a git checkout tells what is committed")
    # safe.directory: CI may own the checkout as another user.
    command = [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    files = [Path(name) for name in listed.split("\0") if (ROOT / name).is_file()]
    assert files
    return files


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{file}:{number}: {line.strip()}"
        for file in committed_files()
        for number, line in enumerate((ROOT / file).read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_top_level_holds_only_what_a_reader_expects_there() -> None:
    assert {file.parts[0] for file in committed_files()} - PROGRAM - TO_READ - LOCKS_AND_TOOLS == set()


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert lines_with(REGISTRY_HOST) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert [line for line in lines_with(MACHINE_PATH) if line.split(":")[0] not in NAMES_MACHINE_PATHS] == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('HOME = "/{}/main"', True),
        ("cd /{}/main && make", True),
        ("file:///{}/main", False),
        ("https://example.org/{}/12", False),
        ('tmp_path / "a/{}/b"', False),
    ],
)
def test_a_path_of_one_machine_is_told_from_an_address(line: str, *, found: bool) -> None:
    assert bool(MACHINE_PATH.search(line.format("work"))) is found


def test_every_module_can_be_read_in_one_sitting() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in (ROOT / "src").rglob("*.py")}
    assert lengths
    assert {str(file.relative_to(ROOT)): n for file, n in lengths.items() if n > MAX_MODULE_LINES} == {}
