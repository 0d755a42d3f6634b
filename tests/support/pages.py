"""What an encrypted database really holds, its free space included: SQLCipher's pages in the clear.

A statement shows rows; what was erased may still stand where no row is. Format: SQLCipher 4 with a raw key,
AES-256-CBC, pages of 4,096 bytes that end with their IV (16) and HMAC (64); the first begins with the salt (16).
"""

from __future__ import annotations

from pathlib import Path

import pytest

_PAGE, _RESERVED, _IV, _SALT = 4096, 80, 16, 16


def plain_pages(file: Path, key: bytes) -> bytes:
    """All pages of a database, one after the other."""
    ciphers = pytest.importorskip("cryptography.hazmat.primitives.ciphers")
    algorithm = ciphers.algorithms.AES(key)
    content, plain = file.read_bytes(), []
    for start in range(0, len(content), _PAGE):
        page = content[start : start + _PAGE]
        iv = page[-_RESERVED:][:_IV]
        decryptor = ciphers.Cipher(algorithm, ciphers.modes.CBC(iv)).decryptor()
        plain.append(decryptor.update(page[_SALT if start == 0 else 0 : -_RESERVED]))
    found = b"".join(plain)
    assert found, f"{file} is empty"
    return found


def said_in(file: Path, key: bytes, *texts: str) -> dict[str, int]:
    """How often a database says these, wherever in it; what it never says is left out."""
    pages = plain_pages(file, key)
    counts = {text: pages.count(text.encode()) for text in texts}
    return {text: count for text, count in counts.items() if count}
