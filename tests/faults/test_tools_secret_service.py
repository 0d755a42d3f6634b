"""`keyring` finds a real Secret Service in the environment that the tool gives."""

import subprocess
import sys
from pathlib import Path

from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.secret_service import SecretService


def python(service: SecretService, program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], env=service.env, capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_a_secret_set_by_one_process_is_read_by_another_and_is_not_in_the_clear(tmp_path: Path) -> None:
    with skip_if_not_available(), SecretService(tmp_path) as service:
        python(service, "import keyring; keyring.set_password('offcirc', 'desk-1', 'very secret')")
        read = (
            "import keyring; print(type(keyring.get_keyring()).__module__, keyring.get_password('offcirc', 'desk-1'))"
        )
        assert python(service, read) == "keyring.backends.SecretService very secret"
        files = [path for path in tmp_path.rglob("*.keyring") if path.is_file()]
        assert files
        assert not any(b"very secret" in path.read_bytes() for path in files)
        python(service, "import keyring; keyring.delete_password('offcirc', 'desk-1')")
        assert python(service, "import keyring; print(keyring.get_password('offcirc', 'desk-1'))") == "None"


def test_two_services_share_nothing(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with (
        skip_if_not_available(),
        SecretService(tmp_path / "one") as one,
        SecretService(tmp_path / "two") as two,
    ):
        python(one, "import keyring; keyring.set_password('offcirc', 'desk-1', 'secret')")
        assert python(two, "import keyring; print(keyring.get_password('offcirc', 'desk-1'))") == "None"
