"""offcirc: offline circulation for libraries.

After the beep it is on disk. It leaves the queue only with the server's answer, and the answer is kept.
"""

__version__ = "0.1.0"
