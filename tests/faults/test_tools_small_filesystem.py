"""The small file system gets full, and has room again."""

from pathlib import Path
from typing import Literal

import pytest

from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.small_filesystem import SmallFilesystem


@pytest.mark.parametrize("kind", ["tmpfs", "ext4"])
@pytest.mark.parametrize("leave_bytes", [0, 8192, 100_000])
def test_nothing_can_be_written_beyond_the_room_left(
    tmp_path: Path, kind: Literal["tmpfs", "ext4"], leave_bytes: int
) -> None:
    with skip_if_not_available(), SmallFilesystem(tmp_path, 8 * 2**20, kind) as small:
        before = small.free()
        assert 3 * 2**20 < before <= 8 * 2**20  # ext4's own journal takes four of them
        small.fill(leave_bytes)
        assert leave_bytes - 4096 < small.free() < leave_bytes + 4096
        with pytest.raises(OSError, match="No space left on device"):
            (small.path / "notes").write_bytes(bytes(leave_bytes + 8192))
        small.make_room()
        (small.path / "notes").write_bytes(bytes(2**20))
    assert not small.path.exists()
