from pathlib import Path

import pytest

from offcirc.journal.chain import Head
from offcirc.journal.outside_head import OutsideHead


def head(position: int) -> Head:
    return Head(position, position.to_bytes(32, "big"), 2, position)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.head"


def note(file: Path, *positions: int) -> None:
    outside = OutsideHead(file)
    for position in positions:
        outside.write(head(position))
    outside.close()


def test_there_is_none_before_the_first(file: Path) -> None:
    assert OutsideHead(file).read() is None
    file.touch()
    assert OutsideHead(file).read() is None


def test_the_newest_is_told(file: Path) -> None:
    note(file, *range(1, 41))
    assert OutsideHead(file).read() == head(40)
    assert file.stat().st_size == 16 * 512


def test_a_slower_process_does_not_hide_a_newer_head(file: Path) -> None:
    note(file, 7)
    note(file, 6)
    assert OutsideHead(file).read() == head(7)


@pytest.mark.parametrize("offset", [0, 8, 20, 63, 64, 79])
def test_a_torn_slot_leaves_the_one_before(file: Path, offset: int) -> None:
    note(file, 1, 2, 3)
    content = bytearray(file.read_bytes())
    content[3 * 512 + offset] ^= 1
    file.write_bytes(content)
    assert OutsideHead(file).read() == head(2)


@pytest.mark.parametrize("length", [0, 100, 512, 3 * 512, 3 * 512 + 40])
def test_a_file_cut_short_tells_what_is_whole(file: Path, length: int) -> None:
    note(file, 1, 2, 3)
    file.write_bytes(file.read_bytes()[:length])
    assert OutsideHead(file).read() == (head(2) if length >= 3 * 512 else head(1) if length > 1023 else None)


def test_a_reset_forgets_the_old_end(file: Path) -> None:
    note(file, 100)
    outside = OutsideHead(file)
    outside.reset(head(5))
    outside.write(head(6))
    outside.sync()
    outside.close()
    assert OutsideHead(file).read() == head(6)


def test_it_tells_nothing_but_numbers_and_hashes(file: Path) -> None:
    note(file, 3)
    assert set(file.read_bytes()[: 3 * 512]) == {0}
