"""A new recovery code, for somebody who may have one: it opens the journal, and the code before opens nothing more."""

from __future__ import annotations

from dataclasses import dataclass

from offcirc.app.keys import Keys
from offcirc.app.staff import Staff
from offcirc.app.workstation import Workstation
from offcirc.errors import UserError


@dataclass(frozen=True, slots=True)
class ProofWanted:
    """What somebody has to prove.

    Attributes:
        names: staff who may look after staff, one of whom types their PIN; empty where there are none.
        passphrase: the workstation's own has to be typed.
        workstation: whose code it is.
    """

    names: tuple[str, ...] = ()
    passphrase: bool = False
    workstation: str = ""

    @property
    def possible(self) -> bool:
        """Whether there is anything here by which somebody can prove it."""
        return bool(self.names) or self.passphrase


def proof_wanted(workstation: Workstation) -> ProofWanted:
    """A PIN of somebody with the right; else the passphrase.

    Where the keychain alone guards the desk and no staff are known, nobody can prove anything, and there is no new
    code: whoever is alone with the window for a minute would have one that opens the journal of the stolen machine.

    Raises:
        EnvironmentProblem: `NO_KEY` or `KEY_FILE_DAMAGED`.
    """
    members = Staff(workstation.journal, workstation.clock).members()
    names = tuple(member.name for member in members if member.may_reset)
    wants_passphrase = not names and Keys(workstation.home.key).needs_passphrase
    return ProofWanted(names, wants_passphrase, workstation.journal.workstation)


def new_recovery_code(workstation: Workstation, name: str, secret: str) -> str:
    """Makes a new code and returns it, once.

    Args:
        workstation: the open one.
        name: who asks, where staff sign in.
        secret: their PIN, or the passphrase.

    Raises:
        UserError: `RECOVERY_NEEDS_STAFF` where nobody can prove anything; `STAFF_MAY_NOT`, or what `Staff.sign_in`
            raises.
        EnvironmentProblem: `PASSPHRASE_NEEDED`, `PASSPHRASE_WRONG`, or what `Keys.renew_recovery_code` raises.
    """
    wanted, keys = proof_wanted(workstation), Keys(workstation.home.key)
    if not wanted.possible:
        raise UserError("RECOVERY_NEEDS_STAFF")
    if wanted.names:
        Staff(workstation.journal, workstation.clock).prove_right(name, secret)
    elif wanted.passphrase:
        keys.unlock(secret)
    return keys.renew_recovery_code(workstation.key)
