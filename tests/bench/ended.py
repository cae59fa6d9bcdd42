"""What a process that was measured used."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import time
from pathlib import Path


def ended(process: subprocess.Popen[bytes]) -> tuple[resource.struct_rusage, float]:
    """What a process used in the end, and the peak of the largest of it and its children in MiB.

    Not ``ru_maxrss``: Linux counts there what the process was before it became another program, a copy of this one.
    """
    memory = 0
    while True:
        over, status, used = os.wait4(process.pid, os.WNOHANG)
        if over:
            process.returncode = os.waitstatus_to_exitcode(status)
            return used, memory / 1024
        with contextlib.suppress(OSError):
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            memory = max(memory, *map(_peak, (str(process.pid), *children)))
        time.sleep(0.1)


def _peak(pid: str) -> int:
    """VmHWM in KiB; 0 for a process that is over."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
