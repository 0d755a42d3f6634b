"""A private authority and a server's certificate for 127.0.0.1, made with openssl."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.faults.tools.errors import NotAvailable


@dataclass(frozen=True)
class Certificates:
    """What a library that signs its own certificates has."""

    folder: Path
    authority: Path
    certificate: Path
    key: Path

    def renew(self) -> None:
        """Another certificate in the place of the first, by the same authority."""
        _sign(self.folder, self.authority, self.certificate, self.key)

    @property
    def options(self) -> list[str]:
        """Of `serve`."""
        return ["--certificate", str(self.certificate), "--key", str(self.key)]


def make_certificates(folder: Path) -> Certificates:
    """Made anew.

    Raises:
        NotAvailable: There is no openssl here.
    """
    folder.mkdir(exist_ok=True)
    authority = folder / "authority.pem"
    _openssl("req", "-x509", *_KEY, "-subj", "/CN=Library's own authority", "-days", "3",
             "-keyout", folder / "authority.key", "-out", authority)  # fmt: skip
    made = Certificates(folder, authority, folder / "server.pem", folder / "server.key")
    made.renew()
    return made


_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


def _sign(folder: Path, authority: Path, certificate: Path, key: Path) -> None:
    request, names = folder / "server.csr", folder / "names"
    names.write_text("subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:library.invalid\nbasicConstraints=CA:FALSE\n")
    _openssl("req", *_KEY, "-subj", "/CN=127.0.0.1", "-keyout", key, "-out", request)
    _openssl("x509", "-req", "-in", request, "-CA", authority, "-CAkey", folder / "authority.key",
             "-days", "2", "-extfile", names, "-out", certificate)  # fmt: skip


def _openssl(*arguments: str | Path) -> None:
    program = shutil.which("openssl")
    if program is None:
        raise NotAvailable("a certificate needs openssl")
    subprocess.run([program, *arguments], check=True, capture_output=True)
