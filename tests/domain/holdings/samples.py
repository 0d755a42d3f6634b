"""A regional library A with its branch B, a small library S, and one item at home in A."""

from offcirc.domain.holdings.values import Known, Layout, Places, Receiving, Standing

KNOWN = Known(
    {"A": ("Adults", "Stacks", "Sets"), "B": ("Stacks", "Display"), "S": ("Fiction",)},
    {"S": Receiving("S", "Fiction"), "KEPT-ELSEWHERE": Receiving("A", "Sets")},
)
AT_HOME = Places("A", "Stacks", "A", "Stacks")
HERE = Standing(AT_HOME)
OUT = Standing(Places("S", "Fiction", "A", "Stacks"), "set-1")
OUT_AT_LENDER = Standing(Places("A", "Sets", "A", "Stacks"), "set-2")
"""T5's second case: library and owning library are the same, and the item is out all the same."""
APART = Standing(Places("B", "Stacks", "A", "Stacks"))
"""Not out, but library and owning library differ (T17 allows it)."""
PLAIN = Layout("A")
WITH_OWNING = Layout("A", owning_location_on_form=True)
REGIONAL = Layout("A", regional_view=True)
EVERY_LAYOUT = (PLAIN, WITH_OWNING, REGIONAL, Layout("A", owning_location_on_form=True, regional_view=True))
