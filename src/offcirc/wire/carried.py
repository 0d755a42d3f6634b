"""Files that are carried: what crosses on a stick in place of the wire, one definition for both ends.

Each says itself what it is:

- `.offcirc`, transactions of a workstation: a zip of `README.txt`, `manifest.json` (`RowsManifest`) and `rows.bin`.
- `.offcirc-extract`, the server's records: a zip of `manifest.json` (`ExtractManifest`), `manifest.sig`, `replica.db`.
- `.offcirc-request` and `.offcirc-answer`, an enrolment: JSON, `EnrolmentFile` and `AnswerFile`.

`rows.bin` is compressed (gzip) and encrypted NDJSON: first the manifest's `about` again, which is how an altered
manifest is found, then a `SentTransaction` a line. Encrypted with libsodium, in one of two ways:

- to the server: `crypto_box` from the workstation's key pair to the server's. Nobody but the server can read it, and
  nobody but that workstation (or the server) can have made it.
- by passphrase: `crypto_secretbox` under Argon2id of the passphrase.

An extract's manifest and an answer are signed by the server (Ed25519).
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Literal

import msgspec
import nacl.exceptions
import nacl.public
import nacl.pwhash
import nacl.secret
import nacl.signing
import nacl.utils

from offcirc.errors import UserError
from offcirc.wire.messages import Enrolment, Name, SentTransaction, Sha256, ShortText

ROWS_FORMAT = 1
EXTRACT_FORMAT = 2
"""1 was not signed."""
ENROLMENT_FORMAT = 1
MAX_FILE = 16 * 1024 * 1024
"""Bytes of a file of rows: what the server takes in one request. About 150,000 rows."""
_MAX_UNPACKED = 512 * 1024 * 1024
_MAX_MANIFEST = 1024 * 1024
_MAX_OPERATIONS, _MAX_MEMORY = 12, 512 * 1024 * 1024
"""Beyond these no file of ours asks for work: it would only keep the machine busy."""
_MANIFEST, _ROWS, _README = "manifest.json", "rows.bin", "README.txt"
_STAMP = (1980, 1, 1, 0, 0, 0)
"""Of a zip's entries: when it was written stands in the manifest."""
_SIGNED_EXTRACT, _SIGNED_ANSWER = b"offcirc extract\n", b"offcirc enrolment\n"

PublicKey = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]


class About(msgspec.Struct, frozen=True):
    """What a file of rows holds, in the clear: nothing of patrons or items.

    `written_at`, `first_at` and `last_at` are in the server's time as far as the workstation knows it.
    """

    workstation: Name
    library: ShortText
    server_id: ShortText
    written_at: datetime
    rows: int
    kinds: dict[str, int]
    first_at: datetime | None = None
    last_at: datetime | None = None


class ToServer(msgspec.Struct, frozen=True, tag_field="to", tag="server"):
    """Sealed by the workstation's X25519 key to the server's, both public halves in hex."""

    workstation_key: PublicKey
    server_key: PublicKey


class ByPassphrase(msgspec.Struct, frozen=True, tag_field="to", tag="passphrase"):
    """Sealed by a passphrase: Argon2id with this salt (hex), so many passes and bytes of memory."""

    salt: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}$")]
    operations: Annotated[int, msgspec.Meta(ge=1, le=_MAX_OPERATIONS)]
    memory: Annotated[int, msgspec.Meta(ge=8192, le=_MAX_MEMORY)]


class RowsManifest(msgspec.Struct, frozen=True):
    """`manifest.json` of a file of rows; `sha256` is of `rows.bin`, so that a damaged file is told from a wrong key."""

    format: int
    about: About
    sealed: ToServer | ByPassphrase
    sha256: Sha256


class Sealed(msgspec.Struct, frozen=True):
    """An extract key sealed to one workstation's public key (libsodium sealed box, hex)."""

    workstation: str
    sealed_key: str


class ExtractManifest(msgspec.Struct, frozen=True):
    """`manifest.json` of a carried extract (a zip, stored uncompressed, with `replica.db` beside it).

    `scope`: what of the patrons is in it, as `ContactAnswer.extract_scope`.
    """

    format: int
    server_id: str
    sha256: Sha256
    size: int
    cursor: int
    built_at: datetime
    keys: tuple[Sealed, ...]
    scope: str = ""


class EnrolmentFile(msgspec.Struct, frozen=True, tag_field="offcirc", tag="request"):
    """A machine without a network asks to become a workstation; nothing in it is secret."""

    format: int
    name: Name
    library: Annotated[str, msgspec.Meta(max_length=64)]
    public_key: PublicKey


class CarriedEnrolment(msgspec.Struct, frozen=True):
    """What an answer holds; `url`: of the server, should the machine ever be connected."""

    enrolment: Enrolment
    url: ShortText = ""


class AnswerFile(msgspec.Struct, frozen=True, tag_field="offcirc", tag="answer"):
    """A `CarriedEnrolment` (JSON) sealed to the machine that asked, signed by the server; both in hex."""

    format: int
    workstation: str
    sealed: str
    signature: str


Seal = Callable[[bytes], tuple[bytes, ToServer | ByPassphrase]]
"""Encrypts, and says how."""
Open = Callable[[bytes], bytes]
"""Decrypts.

Raises:
    nacl.exceptions.CryptoError: it is not the key.
"""


# rows


def about_rows(
    rows: Sequence[SentTransaction], *, workstation: str, library: str, server_id: str, written_at: datetime
) -> About:
    """What the manifest says of rows."""
    times = [sent.recorded_at for sent in rows]
    kinds = Counter(str(sent.transaction.kind) for sent in rows)
    first, last = min(times, default=None), max(times, default=None)
    return About(workstation, library, server_id, written_at, len(rows), dict(sorted(kinds.items())), first, last)


def pack_rows(about: About, rows: Sequence[SentTransaction], seal: Seal) -> bytes:
    """The whole file.

    Raises:
        UserError: `CARRIED_TOO_LARGE`.
    """
    encode = msgspec.json.Encoder()
    plain = encode.encode_lines([about, *rows])
    sealed, how = seal(gzip.compress(plain, mtime=0))
    manifest = RowsManifest(ROWS_FORMAT, about, how, hashlib.sha256(sealed).hexdigest())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in (
            (_README, RECIPE.encode()),
            (_MANIFEST, msgspec.json.format(encode.encode(manifest))),
            (_ROWS, sealed),
        ):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content)
    if packed.tell() > MAX_FILE:
        raise UserError("CARRIED_TOO_LARGE", rows=about.rows)
    return packed.getvalue()


def read_manifest(content: bytes) -> RowsManifest:
    """What a file of rows says in the clear, once it is known to be whole.

    Raises:
        UserError: `NOT_CARRIED`, `CARRIED_ALTERED` or `CARRIED_TOO_NEW`.
    """
    manifest, sealed = _parts(content)
    if hashlib.sha256(sealed).hexdigest() != manifest.sha256:
        raise UserError("CARRIED_ALTERED")
    return manifest


def unpack_rows(content: bytes, open_: Open) -> list[SentTransaction]:
    """The rows of a file.

    Raises:
        UserError: as `read_manifest`; `CARRIED_ALTERED` also where the manifest is not the one it was written with.
        nacl.exceptions.CryptoError: it is not the key.
    """
    manifest = read_manifest(content)
    _, sealed = _parts(content)
    unpacked = open_(sealed)
    try:
        unzip = zlib.decompressobj(wbits=31)
        plain = unzip.decompress(unpacked, _MAX_UNPACKED)
        if unzip.unconsumed_tail:
            raise UserError("CARRIED_TOO_LARGE", rows=manifest.about.rows)
        first, _, rest = plain.partition(b"\n")
        about = msgspec.json.decode(first, type=About)
        rows = msgspec.json.Decoder(SentTransaction).decode_lines(rest)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError):
        raise UserError("CARRIED_ALTERED") from None
    if about != manifest.about or about.rows != len(rows):
        raise UserError("CARRIED_ALTERED")
    return rows


def _parts(content: bytes) -> tuple[RowsManifest, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            told = _entry(archive, _MANIFEST, _MAX_MANIFEST)
            if msgspec.json.decode(told, type=_Format).format > ROWS_FORMAT:
                raise UserError("CARRIED_TOO_NEW")
            return msgspec.json.decode(told, type=RowsManifest), _entry(archive, _ROWS, MAX_FILE)
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError):
        raise UserError("NOT_CARRIED") from None
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError):
        raise UserError("CARRIED_ALTERED" if content[:2] == b"PK" else "NOT_CARRIED") from None


class _Format(msgspec.Struct, frozen=True):
    format: int


def _entry(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """An entry of a zip that somebody else may have made: never more of it than we write ourselves."""
    with archive.open(name) as entry:
        content = entry.read(limit + 1)
    if len(content) > limit:
        raise UserError("NOT_CARRIED")
    return content


# keys


def seal_to_server(private_key: bytes, server_key: str) -> Seal:
    """From a workstation's X25519 key to a server's."""
    own = nacl.public.PrivateKey(private_key)
    box = nacl.public.Box(own, nacl.public.PublicKey(bytes.fromhex(server_key)))
    how = ToServer(bytes(own.public_key).hex(), server_key)
    return lambda plain: (bytes(box.encrypt(plain)), how)


def open_at_server(private_key: bytes, workstation_key: str) -> Open:
    """The other end, by whichever key that workstation is known to have: a forger's does not open."""
    their = nacl.public.PublicKey(bytes.fromhex(workstation_key))
    return nacl.public.Box(nacl.public.PrivateKey(private_key), their).decrypt


def seal_by_passphrase(passphrase: str, operations: int = 3, memory: int = 64 * 1024 * 1024) -> Seal:
    """By Argon2id; RFC 9106's second recommendation, about 0.1 s."""
    how = ByPassphrase(nacl.utils.random(nacl.pwhash.argon2id.SALTBYTES).hex(), operations, memory)
    box = nacl.secret.SecretBox(_key(passphrase, how))
    return lambda plain: (bytes(box.encrypt(plain)), how)


def open_by_passphrase(passphrase: str, how: ByPassphrase) -> Open:
    """The other end."""
    return nacl.secret.SecretBox(_key(passphrase, how)).decrypt


def _key(passphrase: str, how: ByPassphrase) -> bytes:
    return nacl.pwhash.argon2id.kdf(
        nacl.secret.SecretBox.KEY_SIZE, passphrase.encode(), bytes.fromhex(how.salt), how.operations, how.memory
    )


# what the server signs


def sign(kind: Literal["extract", "answer"], content: bytes, signing_key: bytes) -> bytes:
    """The server's word for a manifest or an answer: 64 bytes."""
    return nacl.signing.SigningKey(signing_key).sign(_signed(kind) + content).signature


def is_signed(kind: Literal["extract", "answer"], content: bytes, signature: bytes, verify_key: str) -> bool:
    """Whether the server said so."""
    try:
        nacl.signing.VerifyKey(bytes.fromhex(verify_key)).verify(_signed(kind) + content, signature)
    except (nacl.exceptions.BadSignatureError, nacl.exceptions.ValueError, ValueError):
        return False
    return True


def fingerprint(public_key: str) -> str:
    """A key as two people read it to each other: 16 hexadecimal digits in groups."""
    digest = hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:16].upper()
    return "-".join(digest[start : start + 4] for start in range(0, len(digest), 4))


def _signed(kind: Literal["extract", "answer"]) -> bytes:
    """So that nothing signed as one thing is good as another."""
    return _SIGNED_EXTRACT if kind == "extract" else _SIGNED_ANSWER


RECIPE = """\
This file carries transactions of a library's desk, recorded with offcirc, from the workstation that manifest.json
names. They stand in rows.bin: compressed and encrypted, the first line about the file, then one a line, as JSON.

Bring it to another workstation:      offcirc import THIS-FILE
or to the machine of the server:      offcirc-central import-transactions THIS-FILE
Twice, or in any order, is fine: each transaction is taken once.

To read it without offcirc: Python with PyNaCl (`pip install pynacl`). Where manifest.json says "to": "passphrase":

    import gzip, json, sys, zipfile
    from nacl import pwhash, secret
    with zipfile.ZipFile(sys.argv[1]) as file:
        how, rows = json.loads(file.read("manifest.json"))["sealed"], file.read("rows.bin")
    passphrase, salt = input("Passphrase: ").encode(), bytes.fromhex(how["salt"])
    key = pwhash.argon2id.kdf(32, passphrase, salt, how["operations"], how["memory"])
    print(gzip.decompress(secret.SecretBox(key).decrypt(rows)).decode())

Where it says "to": "server", with the server's own key, which `offcirc-central carried-key` prints:

    import gzip, json, sys, zipfile
    from nacl import public
    with zipfile.ZipFile(sys.argv[1]) as file:
        how, rows = json.loads(file.read("manifest.json"))["sealed"], file.read("rows.bin")
    key = public.PrivateKey(bytes.fromhex(input("The server's key: ")))
    box = public.Box(key, public.PublicKey(bytes.fromhex(how["workstation_key"])))
    print(gzip.decompress(box.decrypt(rows)).decode())
"""
"""`README.txt` of a file of rows; a test runs both recipes as they stand."""
