"""What runs beside the window comes after it: where two want the processor, the desk has it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

_LATER = 10
"""Steps of niceness: beside a desk that works it gets a tenth of the processor, beside an idle one all of it."""
_SET_INFORMATION = 0x0200
_BELOW_NORMAL = 0x4000


def come_after_the_desk(pid: int) -> None:
    """Lowers the priority of a process that was just started; none (0) or one that is gone is left be."""
    if not pid:
        return
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        process = kernel.OpenProcess(_SET_INFORMATION, False, pid)  # noqa: FBT003 - Windows'
        if process:
            kernel.SetPriorityClass(process, _BELOW_NORMAL)
            kernel.CloseHandle(process)
    else:
        with suppress(OSError):  # it has ended, or the system does not let us: then it runs as any other
            os.setpriority(os.PRIO_PROCESS, pid, _LATER)
