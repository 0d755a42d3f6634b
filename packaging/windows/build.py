"""Makes the setup program for Windows of dist/offcirc: run it on Windows, after packaging/bundle/build.py.

Inno Setup's compiler (ISCC.exe) is looked for in PATH, then where its own setup puts it. Not yet tried: there was no
Windows where this was written.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from offcirc import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NEEDED = ("offcirc.exe", "offcircw.exe", "offcirc-central.exe")


def main() -> int:
    """Returns the compiler's exit status."""
    without = [name for name in NEEDED if not (ROOT / "dist" / "offcirc" / name).exists()]
    if without:
        raise SystemExit(f"setup: dist/offcirc has no {', '.join(without)}: packaging/bundle/build.py makes it")
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "Inno Setup 6" / "ISCC.exe"
    compiler = shutil.which("ISCC") or (str(usual) if usual.exists() else "")
    if not compiler:
        raise SystemExit("setup: there is no ISCC.exe: install Inno Setup 6.3 or newer")
    return subprocess.run([compiler, f"/DAppVersion={__version__}", str(HERE / "offcirc.iss")], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
