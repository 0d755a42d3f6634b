"""The extract as a file for a stick: signed by the server, its key sealed to each workstation that may have it (P3)."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec
from nacl.public import PublicKey, SealedBox

from offcirc.central.carried_keys import server_keys
from offcirc.central.database import Database
from offcirc.central.extract_scopes import ExtractScope
from offcirc.central.extracts import Extract, put_in_place
from offcirc.central.settings import Settings
from offcirc.central.workstations import extract_recipients
from offcirc.errors import EnvironmentProblem
from offcirc.wire.carried import EXTRACT_FORMAT, ExtractManifest, Sealed, sign

_TAG_SHOWN = 8


def carry(database: Database, settings: Settings, extract: Extract, scope: ExtractScope, to: Path) -> tuple[Path, int]:
    """Writes the extract as one file for a stick: its key sealed to each workstation that may download this scope.

    Returns:
        The file, and to how many workstations it opens.

    Raises:
        EnvironmentProblem: `CANNOT_WRITE`.
    """
    with database.read() as connection:
        recipients = extract_recipients(connection, scope)
        keys = server_keys(connection)
    sealed = tuple(
        Sealed(name, SealedBox(PublicKey(bytes.fromhex(public))).encrypt(bytes.fromhex(extract.key)).hex())
        for name, public in recipients
    )
    manifest = msgspec.json.encode(
        ExtractManifest(
            EXTRACT_FORMAT,
            settings.server_id,
            extract.etag,
            extract.size,
            extract.cursor,
            extract.built_at,
            sealed,
            extract.scope,
        )
    )
    target = to / f"{_named(settings.name, extract)}.offcirc-extract"
    partial = target.with_name(f"{target.name}.part")
    try:
        to.mkdir(parents=True, exist_ok=True)
        try:
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
                archive.writestr("manifest.json", manifest)
                archive.writestr("manifest.sig", sign("extract", manifest, keys.signing_key))
                archive.write(extract.path, "replica.db")
            put_in_place(partial, target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentProblem("CANNOT_WRITE", path=str(target), reason=error.strerror or "") from None
    return target, len(sealed)


def _named(server: str, extract: Extract) -> str:
    name = "".join(c if c.isalnum() else "-" for c in server) or "central"
    tag = f"-{extract.scope[:_TAG_SHOWN]}" if extract.scope else ""
    return f"{name}-{extract.built_at:%Y%m%dT%H%M%SZ}{tag}"
