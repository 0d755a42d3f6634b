from hypothesis import given
from hypothesis import strategies as st

from offcirc.journal.chain import GENESIS, hash_body, link

TEXT = st.text(max_size=5)
ENTRY = st.tuples(
    st.binary(min_size=32, max_size=32), st.integers(1, 2**53), TEXT, TEXT, st.binary(min_size=32, max_size=32)
)


@given(ENTRY, ENTRY)
def test_no_two_entries_have_the_same_link(
    one: tuple[bytes, int, str, str, bytes], other: tuple[bytes, int, str, str, bytes]
) -> None:
    assert (link(*one) == link(*other)) == (one == other)


def test_fields_do_not_run_into_each_other() -> None:
    body = hash_body(b"")
    assert link(GENESIS, 1, "ab", "c", body) != link(GENESIS, 1, "a", "bc", body)
