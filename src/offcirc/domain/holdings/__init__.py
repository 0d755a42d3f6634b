"""Holdings (SPEC T): where an item is, where it goes back to, and what an edit or an exchange set may do to that.

`values` has the words, `rules` the rules. Workstation and central server judge by the same ones.
"""
