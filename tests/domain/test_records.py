from offcirc.domain.records import Patron


def test_a_name_is_filed_by_surname() -> None:
    assert Patron("1", "Virtanen", "Jörgen").name == "Virtanen, Jörgen"
    assert Patron("1", "Ångström").name == "Ångström"
