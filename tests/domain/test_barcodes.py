import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offcirc.domain.barcodes import (
    MAX_SCAN_LENGTH,
    MAX_TYPED_LENGTH,
    check_digit_doubtful,
    ean13_check_digit,
    fold,
    luhn_check_digit,
    read_scan,
)
from offcirc.errors import UserError


def wide(text: str) -> str:
    """As an East Asian keyboard types it."""
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("38400100000017", "38400100000017"),
        ("38400100000017\r\n", "38400100000017"),
        ("38400100000017\t", "38400100000017"),
        ("  CONC4000036  \n", "CONC4000036"),
        ("]C138400100000017\r", "38400100000017"),
        ("]F0A123456B", "A123456B"),
        ("]E02045768000013", "2045768000013"),
        ("AB 12", "AB 12"),
        ("Ü-77x", "Ü-77x"),
    ],
)
def test_what_the_scanner_adds_is_taken_off_and_what_was_typed_is_kept(typed: str, text: str) -> None:
    scan = read_scan(typed)
    assert scan.text == text
    assert scan.typed == typed.rstrip("\r\n\t")


@pytest.mark.parametrize(
    ("typed", "prefix", "text"),
    [
        ("~123", "~", "123"),
        ("~]C1123", "~", "123"),
        ("\x02123", "\x02", "123"),
        ("\t#123", "\t#", "123"),
        ("# 123", "# ", "123"),
        ("123", "~", "123"),
        ("~~123", "~", "~123"),
    ],
)
def test_the_scanner_prefix_of_this_desk_is_taken_off_once(typed: str, prefix: str, text: str) -> None:
    assert read_scan(typed, prefix).text == text


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "SCAN_EMPTY"),
        (" \r\n", "SCAN_EMPTY"),
        ("]C1", "SCAN_EMPTY"),
        ("1" * (MAX_SCAN_LENGTH + 1), "SCAN_TOO_LONG"),
        (" " * MAX_TYPED_LENGTH + "1", "SCAN_TOO_LONG"),
        ("12\x0034", "SCAN_UNPRINTABLE"),
        ("12\u202e34", "SCAN_UNPRINTABLE"),
        ("12\udcff", "SCAN_UNPRINTABLE"),
    ],
)
def test_what_cannot_be_a_barcode_is_said_at_once(typed: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_scan(typed)
    assert caught.value.code == code


@given(st.text(max_size=MAX_TYPED_LENGTH + 5))
def test_any_typing_is_a_scan_or_a_user_error(typed: str) -> None:
    try:
        scan = read_scan(typed)
    except UserError:
        return
    assert scan.keys
    assert all(scan.keys)
    assert 0 < len(scan.text) <= MAX_SCAN_LENGTH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CONC4000036", "conc4000036"),
        ("AbC-123", "aBc-123"),
        ("CONC1", wide("CONC1")),
        ("straße", "STRASSE"),
        ("STRAẞE", "strasse"),
        ("ci1", "C\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}1"),
        ("ci1", "C\N{LATIN SMALL LETTER DOTLESS I}1"),
        ("ÄÖ", "äö"),
        ("É1", "e\N{COMBINING ACUTE ACCENT}1"),
        ("ΐ", "ΐ".upper()),
    ],
)
def test_K9_case_and_width_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold(f" {one} ") == fold(one)


def test_K9_every_character_is_found_in_upper_and_lower_case() -> None:
    for point in range(sys.maxunicode + 1):
        text = f"x{chr(point)}1"
        if unicodedata.category(chr(point)) not in {"Cs", "Cn", "Co"} and text.isprintable():
            assert fold(text.upper()) == fold(text.lower()) == fold(text) == fold(fold(text)), hex(point)


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_different_barcodes_have_different_keys() -> None:
    barcodes = ["30000000000001", "3000000000001", "conc1", "conc2", "conc-1", "cönc1"]
    assert len({fold(barcode) for barcode in barcodes}) == len(barcodes)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("CONC4000036", ("conc4000036",)),
        ("A33191000105864B", ("a33191000105864b", "33191000105864")),
        ("a12-3$d", ("a12-3$d", "12-3$")),
        ("2045768000013", ("2045768000013", "204576800001")),
        ("204576800001", ("204576800001", "2045768000013")),
        (wide("204576800001"), ("204576800001", "2045768000013")),
        ("A204576800001B", ("a204576800001b", "204576800001", "2045768000013")),
        ("2045768000014", ("2045768000014",)),  # no EAN-13: its check digit is wrong
        ("ABCD", ("abcd",)),
        ("AB", ("ab",)),
    ],
)
def test_look_ups_try_the_literal_text_first(typed: str, keys: tuple[str, ...]) -> None:
    assert read_scan(typed).keys == keys


@pytest.mark.parametrize(
    ("digits", "check"), [("3319100010586", "4"), ("3023400051786", "1"), ("7992739871", "3"), ("0", "0")]
)
def test_luhn(digits: str, check: str) -> None:
    assert luhn_check_digit(digits) == check


@pytest.mark.parametrize(("digits", "check"), [("204576800001", "3"), ("400638133393", "1"), ("978014103614", "4")])
def test_ean13(digits: str, check: str) -> None:
    assert ean13_check_digit(digits) == check


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("33191000105864", False),
        ("33191000105865", True),
        ("2045768000013", False),
        ("2045768000014", True),
        ("204576800001", False),
        ("CONC4000036", False),
        (wide("33191000105865"), False),
        ("", False),
    ],
)
def test_a_wrong_check_digit_is_doubted(text: str, doubtful: bool) -> None:  # noqa: FBT001 - the expectation
    assert check_digit_doubtful(text) is doubtful


@given(st.integers(0, 10**13 - 1), st.integers(0, 12), st.integers(1, 9))
def test_one_misread_digit_is_always_noticed(number: int, place: int, by: int) -> None:
    digits = f"{number:013d}"
    label = digits + luhn_check_digit(digits)
    misread = label[:place] + str((int(label[place]) + by) % 10) + label[place + 1 :]
    assert not check_digit_doubtful(label)
    assert check_digit_doubtful(misread)
