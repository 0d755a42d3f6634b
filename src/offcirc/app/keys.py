"""The key of journal.db: random, kept in the system's keychain, or wrapped by a passphrase where there is none.

It is always wrapped by a recovery code as well, shown once: a lost keychain must not lose unsent scans. Wrapping is
libsodium's Argon2id (RFC 9106's second recommendation: 3 passes, 64 MiB) and secretbox; the file says how much work it
took, so that a later version may ask for more.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
import nacl.exceptions
import nacl.pwhash.argon2id
import nacl.secret
import nacl.utils

from offcirc.app.home import Home, write_whole
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.sqlcipher import KEY_LENGTH

PASSPHRASE_VARIABLE = "OFFCIRC_PASSPHRASE"  # noqa: S105 - the variable's name
PASSPHRASE_CREDENTIAL = "offcirc-passphrase"  # noqa: S105 - the name under which systemd hands it to a service
_SERVICE = "offcirc"
_OPS = 3
_MEMORY = 64 * 1024 * 1024
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing that is read as something else
_CODE_LENGTH = 24  # 120 bits
_GROUP = 6
_IN_THE_CLEAR = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail")


class _Wrapped(msgspec.Struct, frozen=True, omit_defaults=True):
    """`memory` in bytes."""

    salt: str
    sealed: str
    passes: Annotated[int, msgspec.Meta(ge=1, le=100)] = 3
    memory: Annotated[int, msgspec.Meta(ge=8192, le=2**32 - 1)] = 64 * 1024 * 1024


class _KeyFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """`key.json`. `check` tells the right key from a wrong one without opening the journal."""

    id: str
    check: str
    recovery: _Wrapped
    passphrase: _Wrapped | None = None
    format: int = 1


class _Format(msgspec.Struct, frozen=True):
    """All that has to be read of a file of another version."""

    format: int = 1


class Keys:
    """The key of one home."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def exists(self) -> bool:
        """Whether a key was made here."""
        return self._path.exists()

    @property
    def id(self) -> str:
        """Names the key without telling it."""
        return self._read().id

    @property
    def needs_passphrase(self) -> bool:
        """Whether the key is wrapped by a passphrase, which somebody has to type.

        Raises:
            EnvironmentProblem: `NO_KEY` or `KEY_FILE_DAMAGED`.
        """
        return self._read().passphrase is not None

    def create(self, passphrase: str | None = None) -> tuple[bytes, str]:
        """Makes the key and keeps it; returns it with the recovery code, which is never shown again.

        Args:
            passphrase: wraps the key; None takes `OFFCIRC_PASSPHRASE`, and without that the keychain.

        Raises:
            EnvironmentProblem: `NO_KEYCHAIN` where there is neither a keychain nor a passphrase.
        """
        key = secrets.token_bytes(KEY_LENGTH)
        code = _make_code()
        file = _KeyFile(secrets.token_hex(8), _check(key), _wrap(key, code))
        self._keep(file, key, passphrase)
        return key, code

    def unlock(self, passphrase: str | None = None) -> bytes:
        """The key: by the passphrase (None: `OFFCIRC_PASSPHRASE`) that it is wrapped by, else from the keychain.

        Raises:
            EnvironmentProblem: `NO_KEY`, `PASSPHRASE_NEEDED`, `PASSPHRASE_WRONG` or `KEYCHAIN_LOST`.
        """
        file = self._read()
        passphrase = _given(passphrase)
        if file.passphrase is not None:
            if not passphrase:
                raise EnvironmentProblem("PASSPHRASE_NEEDED", variable=PASSPHRASE_VARIABLE)
            key = _unwrap(file.passphrase, passphrase)
            if key is None:
                raise EnvironmentProblem("PASSPHRASE_WRONG", variable=PASSPHRASE_VARIABLE)
            return key
        stored = _keychain_get(file.id)
        if stored is None or _check(stored) != file.check:
            raise EnvironmentProblem("KEYCHAIN_LOST")
        return stored

    def recover(self, code: str, passphrase: str | None = None) -> bytes:
        """Opens with the recovery code and keeps the key anew: under a passphrase as in `create`, else in the keychain.

        Raises:
            UserError: `RECOVERY_CODE_WRONG`.
            EnvironmentProblem: `NO_KEY` or `NO_KEYCHAIN`.
        """
        file = self._read()
        key = _unwrap(file.recovery, _normal(code))
        if key is None:
            raise UserError("RECOVERY_CODE_WRONG")
        self._keep(msgspec.structs.replace(file, passphrase=None), key, passphrase)
        return key

    def renew_recovery_code(self, key: bytes) -> str:
        """A new recovery code; the one before opens nothing any more. Returned once, and never shown again.

        Raises:
            EnvironmentProblem: `NO_KEY`, `DISK_FULL` or `CANNOT_OPEN`; the old code stays.
        """
        code = _make_code()
        file = msgspec.structs.replace(self._read(), recovery=_wrap(key, code))
        write_whole(self._path, msgspec.json.encode(file))
        return code

    def forget(self) -> None:
        """Throws the key away: for one that never locked anything."""
        if self.exists:
            if not self.needs_passphrase:
                _keychain_remove(self.id)
            self._path.unlink()

    def _keep(self, file: _KeyFile, key: bytes, passphrase: str | None) -> None:
        passphrase = _given(passphrase)
        if passphrase:
            file = msgspec.structs.replace(file, passphrase=_wrap(key, passphrase))
        elif Home(self._path.parent).is_portable:
            raise EnvironmentProblem("PORTABLE_PASSPHRASE", variable=PASSPHRASE_VARIABLE)
        else:
            _keychain_set(file.id, key)
        write_whole(self._path, msgspec.json.encode(file))

    def _read(self) -> _KeyFile:
        try:
            content = self._path.read_bytes()
            if msgspec.json.decode(content, type=_Format).format > _Format().format:
                raise EnvironmentProblem("TOO_NEW", path=str(self._path))
            return msgspec.json.decode(content, type=_KeyFile)
        except FileNotFoundError:
            raise EnvironmentProblem("NO_KEY", path=str(self._path)) from None
        except msgspec.DecodeError:
            raise EnvironmentProblem("KEY_FILE_DAMAGED", path=str(self._path)) from None


def keychain_usable() -> bool:
    """Whether this system keeps keys safely, so that nobody has to type a passphrase."""
    try:
        _refuse_clear_text()
    except EnvironmentProblem:
        return False
    return True


def _given(passphrase: str | None) -> str | None:
    """The passphrase: told, else from the environment, else as systemd unsealed it for this service alone."""
    if passphrase is not None:
        return passphrase
    given, unsealed = os.environ.get(PASSPHRASE_VARIABLE), os.environ.get("CREDENTIALS_DIRECTORY")
    if given is None and unsealed:
        with suppress(OSError, UnicodeDecodeError):  # none was sealed
            return Path(unsealed, PASSPHRASE_CREDENTIAL).read_text(encoding="utf-8").rstrip("\r\n")
    return given


def _check(key: bytes) -> str:
    return hashlib.blake2b(b"offcirc key check", key=key, digest_size=16).hexdigest()


def _derive(secret: str, salt: bytes, passes: int, memory: int) -> bytes:
    return nacl.pwhash.argon2id.kdf(KEY_LENGTH, secret.encode(), salt, opslimit=passes, memlimit=memory)


def _wrap(key: bytes, secret: str) -> _Wrapped:
    salt = nacl.utils.random(nacl.pwhash.argon2id.SALTBYTES)
    sealed = nacl.secret.SecretBox(_derive(secret, salt, _OPS, _MEMORY)).encrypt(key)
    return _Wrapped(salt.hex(), bytes(sealed).hex(), _OPS, _MEMORY)


def _unwrap(wrapped: _Wrapped, secret: str) -> bytes | None:
    salt = bytes.fromhex(wrapped.salt)
    box = nacl.secret.SecretBox(_derive(secret, salt, wrapped.passes, wrapped.memory))
    try:
        return box.decrypt(bytes.fromhex(wrapped.sealed))
    except nacl.exceptions.CryptoError:
        return None


def _make_code() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _CODE_LENGTH, _GROUP))


def _normal(code: str) -> str:
    """A code as people read it from paper: any case, O for 0, I or L for 1, separators anywhere."""
    letters = code.upper().translate(str.maketrans("OIL", "011", "- \t"))
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _keychain_get(key_id: str) -> bytes | None:
    import keyring  # noqa: PLC0415 - slow, and not needed with a passphrase
    import keyring.errors  # noqa: PLC0415

    try:
        _refuse_clear_text()
        stored = keyring.get_password(_SERVICE, key_id)
    except keyring.errors.KeyringError:
        raise EnvironmentProblem("KEYCHAIN_LOCKED") from None
    return bytes.fromhex(stored) if stored else None


def _keychain_set(key_id: str, key: bytes) -> None:
    import keyring  # noqa: PLC0415 - slow, and not needed with a passphrase
    import keyring.errors  # noqa: PLC0415

    _refuse_clear_text()
    try:
        keyring.set_password(_SERVICE, key_id, key.hex())
    except keyring.errors.KeyringError:
        raise EnvironmentProblem("KEYCHAIN_LOCKED") from None


def _keychain_remove(key_id: str) -> None:
    import keyring  # noqa: PLC0415 - slow, and not needed with a passphrase
    import keyring.errors  # noqa: PLC0415

    with suppress(keyring.errors.KeyringError):  # a key that opens nothing may stay
        keyring.delete_password(_SERVICE, key_id)


def _refuse_clear_text() -> None:
    """A backend that stores in the clear is as good as none."""
    import keyring  # noqa: PLC0415 - slow, and not needed with a passphrase
    from keyring.backends import chainer  # noqa: PLC0415

    backend = keyring.get_keyring()
    chosen = backend.backends if isinstance(backend, chainer.ChainerBackend) else [backend]
    if not chosen or any(type(each).__module__.startswith(_IN_THE_CLEAR) for each in chosen[:1]):
        raise EnvironmentProblem("NO_KEYCHAIN", variable=PASSPHRASE_VARIABLE)
