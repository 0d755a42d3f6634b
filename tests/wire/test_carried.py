"""A file of rows: what stands in it in the clear, who can open it, and what is found when somebody has altered it."""

from __future__ import annotations

import hashlib
import io
import random
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import nacl.exceptions
import nacl.public
import nacl.signing
import pytest

from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import UserError
from offcirc.wire.carried import (
    RECIPE,
    About,
    ByPassphrase,
    RowsManifest,
    Seal,
    ToServer,
    about_rows,
    fingerprint,
    is_signed,
    open_at_server,
    open_by_passphrase,
    pack_rows,
    read_manifest,
    seal_by_passphrase,
    seal_to_server,
    sign,
    unpack_rows,
)
from offcirc.wire.messages import SentTransaction

AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
SERVER = nacl.public.PrivateKey(b"s" * 32)
DESK = nacl.public.PrivateKey(b"d" * 32)
PASSPHRASE = "nine small boats"
_CHEAP = (1, 8192)


def rows(count: int = 3) -> list[SentTransaction]:
    made = (
        Transaction(
            kind=Kind.ISSUE,
            staff="anna",
            library="MAIN",
            card_number=f"CARD-{number}",
            item_barcode=f"ITEM-{number}",
            due_at=AT,
            id=f"row-{number}",
            workstation="bus",
            epoch=1,
            seq=number,
            recorded_at=AT,
            occurred_at=AT,
            boot="boot",
            monotonic_ms=number,
        )
        for number in range(1, count + 1)
    )
    return [SentTransaction(row, AT, AT) for row in made]


def about(sent: list[SentTransaction]) -> About:
    return about_rows(sent, workstation="bus", library="MAIN", server_id="server", written_at=AT)


def to_server() -> Seal:
    return seal_to_server(bytes(DESK), bytes(SERVER.public_key).hex())


def packed(seal: Seal | None = None, count: int = 3) -> bytes:
    sent = rows(count)
    return pack_rows(about(sent), sent, seal or to_server())


def at_server(content: bytes, key: nacl.public.PrivateKey = DESK) -> list[SentTransaction]:
    return unpack_rows(content, open_at_server(bytes(SERVER), bytes(key.public_key).hex()))


def entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_the_server_reads_what_a_workstation_sealed_to_it() -> None:
    assert at_server(packed()) == rows()


def test_nobody_else_can_make_a_file_of_that_workstation_and_nobody_else_can_read_it() -> None:
    thief = nacl.public.PrivateKey.generate()
    forged = packed(seal_to_server(bytes(thief), bytes(SERVER.public_key).hex()))
    with pytest.raises(nacl.exceptions.CryptoError):
        at_server(forged)
    with pytest.raises(nacl.exceptions.CryptoError):
        unpack_rows(packed(), open_at_server(bytes(thief), bytes(DESK.public_key).hex()))


def test_what_stands_in_the_clear_names_no_patron_and_no_item() -> None:
    content = packed()
    assert list(entries(content)) == ["README.txt", "manifest.json", "rows.bin"]
    assert b"CARD" not in content
    assert b"ITEM" not in content
    assert b"anna" not in content
    manifest = read_manifest(content)
    assert (manifest.about.rows, manifest.about.kinds, manifest.about.workstation) == (3, {"issue": 3}, "bus")
    assert manifest.sealed == ToServer(bytes(DESK.public_key).hex(), bytes(SERVER.public_key).hex())


def test_a_passphrase_opens_its_file_and_another_one_does_not() -> None:
    content = packed(seal_by_passphrase(PASSPHRASE, *_CHEAP))
    sealed = read_manifest(content).sealed
    assert isinstance(sealed, ByPassphrase)
    assert unpack_rows(content, open_by_passphrase(PASSPHRASE, sealed)) == rows()
    with pytest.raises(nacl.exceptions.CryptoError):
        unpack_rows(content, open_by_passphrase("nine small boat", sealed))


def test_a_manifest_that_was_altered_is_found_by_its_copy_inside() -> None:
    parts = entries(packed())
    manifest = msgspec.json.decode(parts["manifest.json"], type=RowsManifest)
    other = msgspec.structs.replace(manifest, about=msgspec.structs.replace(manifest.about, workstation="desk"))
    altered = zipped(parts | {"manifest.json": msgspec.json.encode(other)})
    assert read_manifest(altered).about.workstation == "desk"
    with pytest.raises(UserError, match="CARRIED_ALTERED"):
        at_server(altered)


def read_or_refused(content: bytes) -> list[SentTransaction] | str:
    try:
        return at_server(content)
    except nacl.exceptions.CryptoError:
        return "not the key"
    except UserError as error:
        return error.code


def test_whatever_byte_is_altered_or_cut_off_the_file_is_refused_or_says_the_same() -> None:
    content, seed = packed(), "carried"
    chosen = random.Random(seed)
    refused = {"not the key", "CARRIED_ALTERED", "NOT_CARRIED", "CARRIED_TOO_NEW"}
    for _ in range(300):
        place = chosen.randrange(len(content))
        altered = bytearray(content)
        altered[place] ^= 1 << chosen.randrange(8)
        for each in (bytes(altered), content[:place]):
            told = read_or_refused(each)
            assert told == rows() or told in refused, f"seed {seed}, byte {place}: {told}"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "NOT_CARRIED"),
        (b"Version=1.0", "NOT_CARRIED"),
        (b"PK\x03\x04", "CARRIED_ALTERED"),
        (zipped({"replica.db": b""}), "NOT_CARRIED"),
        (zipped({"manifest.json": b"{}", "rows.bin": b""}), "NOT_CARRIED"),
        (zipped({"manifest.json": b'{"format": 2}', "rows.bin": b""}), "CARRIED_TOO_NEW"),
    ],
)
def test_what_is_no_file_of_ours_is_told_from_one_that_is_newer(content: bytes, code: str) -> None:
    with pytest.raises(UserError, match=code):
        read_manifest(content)


def test_a_file_cannot_ask_for_work_without_bounds() -> None:
    parts = entries(packed(seal_by_passphrase(PASSPHRASE, *_CHEAP)))
    for greedy in (b'"operations": 13', b'"memory": 9999999999'):
        name = greedy.split(b":")[0]
        told = re.sub(name + rb": \d+", greedy, parts["manifest.json"])
        assert told != parts["manifest.json"]
        with pytest.raises(UserError, match="NOT_CARRIED"):
            read_manifest(zipped(parts | {"manifest.json": told}))


def test_rows_that_were_swapped_for_others_are_found() -> None:
    ours, others = entries(packed()), entries(packed(count=2))
    swapped = zipped(ours | {"rows.bin": others["rows.bin"]})
    with pytest.raises(UserError, match="CARRIED_ALTERED"):
        read_manifest(swapped)
    manifest = msgspec.json.decode(ours["manifest.json"], type=RowsManifest)
    told = msgspec.structs.replace(manifest, sha256=hashlib.sha256(others["rows.bin"]).hexdigest())
    with pytest.raises(UserError, match="CARRIED_ALTERED"):
        at_server(zipped(ours | {"manifest.json": msgspec.json.encode(told), "rows.bin": others["rows.bin"]}))


def _recipes() -> list[str]:
    """The two programs of `README.txt`, as anybody would copy them."""
    blocks = re.findall(r"(?:^    .*\n)+", RECIPE, re.MULTILINE)
    return ["\n".join(line[4:] for line in block.splitlines()) for block in blocks]


def test_the_recipes_in_the_file_read_it_without_offcirc(tmp_path: Path) -> None:
    by_passphrase, by_key = _recipes()
    for recipe, seal, secret in (
        (by_passphrase, seal_by_passphrase(PASSPHRASE, *_CHEAP), PASSPHRASE),
        (by_key, to_server(), bytes(SERVER).hex()),
    ):
        file = tmp_path / "carried.offcirc"
        file.write_bytes(packed(seal))
        assert entries(file.read_bytes())["README.txt"].decode() == RECIPE
        command = [sys.executable, "-I", "-c", recipe, str(file)]
        done = subprocess.run(command, input=f"{secret}\n", capture_output=True, text=True, check=True)
        first, *lines = done.stdout.partition(": ")[2].splitlines()
        assert msgspec.json.decode(first, type=About) == about(rows())
        assert [msgspec.json.decode(line, type=SentTransaction) for line in lines if line] == rows()


def test_a_signature_is_good_for_what_was_signed_and_nothing_else() -> None:
    key, other = (nacl.signing.SigningKey(seed * 32) for seed in (b"a", b"b"))
    verify_key = bytes(key.verify_key).hex()
    signature = sign("extract", b"manifest", bytes(key))
    assert is_signed("extract", b"manifest", signature, verify_key)
    assert not is_signed("answer", b"manifest", signature, verify_key)
    assert not is_signed("extract", b"manifesT", signature, verify_key)
    assert not is_signed("extract", b"manifest", signature, bytes(other.verify_key).hex())
    for nonsense in (b"", signature[:-1], bytes(64)):
        assert not is_signed("extract", b"manifest", nonsense, verify_key)
    assert not is_signed("extract", b"manifest", signature, "not a key")


def test_a_key_is_read_aloud_in_four_groups() -> None:
    assert re.fullmatch(r"(?:[0-9A-F]{4}-){3}[0-9A-F]{4}", fingerprint("ab" * 32))
    assert fingerprint("ab" * 32) != fingerprint("ac" * 32)
