"""A network namespace in which every address is local: whatever is sent, to whatever address, arrives at this machine and leaves it never."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Sequence

_ALSO = ("/usr/sbin", "/sbin")
_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), *_ALSO))
_ROUTES = (("link", "set", "lo", "up"), ("route", "add", "local", "0.0.0.0/0", "dev", "lo"), ("-6", "route", "add", "local", "::/0", "dev", "lo"))  # fmt: skip


class NoNamespace(Exception):
    """Two lines: why none can be made, and what to do."""


def inside(command: Sequence[str]) -> list[str]:
    """The command line that runs a command in a fresh namespace; without root, as root of a user namespace. Raises `NoNamespace`."""
    unshare, ip = (shutil.which(name, path=_PATH) for name in ("unshare", "ip"))
    if unshare is None or ip is None:
        raise NoNamespace("No network namespace can be made: unshare or ip is missing.\nInstall util-linux and iproute2.")
    unshare_command = [unshare, "--net", *(() if os.geteuid() == 0 else ("--user", "--map-root-user")), "--"]
    tried = subprocess.run([*unshare_command, ip, "link", "set", "lo", "up"], capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        why = (tried.stderr.strip() or f"{unshare} failed").splitlines()[-1]
        raise NoNamespace(
            f"No network namespace can be made: {why}\nRun this as root, or allow user namespaces (sysctl user.max_user_namespaces)."
        )
    return [*unshare_command, *command]


def furnish() -> None:
    """Make every address local. Refuses with `NoNamespace` where there is any way out of this machine."""
    if [name for _, name in socket.if_nameindex()] != ["lo"]:
        raise NoNamespace("This is no namespace of its own: it has interfaces besides lo.\nStart it by `make promises`.")
    for arguments in _ROUTES:
        subprocess.run([shutil.which("ip", path=_PATH) or "ip", *arguments], check=True)
