"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def write_file(path: Path, chunks: Iterable[bytes], group: int | None = None) -> Path:
    """Put these bytes where ``path`` says, all of them or none: a reader never meets half a file, nor does who looks after a power cut.

    Its owner may read it and nobody else (0600), but a ``group`` of that number where there is one (0640), whatever the umask and whatever stood
    there before. ``OSError`` when that cannot be.
    """
    make_folder(path.parent, group)
    unfinished = path.with_name(f".{path.name}.part")
    with os.fdopen(_exclusive_descriptor(unfinished), "wb") as file:
        try:
            if group is not None:
                os.fchown(file.fileno(), -1, group)
            os.fchmod(file.fileno(), 0o600 if group is None else 0o640)
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    return path


def remove(path: Path) -> None:
    """Take away what an earlier run left there, if it did."""
    path.unlink(missing_ok=True)


def remove_folder(path: Path) -> None:
    """Take away a folder and all that is in it; a symbolic link is not followed."""
    shutil.rmtree(path)


def make_folder(path: Path, group: int | None = None) -> None:
    """Make a folder and those above it that are missing, each for its owner alone (0700), or for ``group`` to read, too (0750).

    One that is there already is left as it is. ``OSError`` for a symbolic link that is a stranger's: he chose where it leads.
    """
    try:
        path.mkdir(0o700)
    except FileNotFoundError:
        if path.parent.is_dir():
            # Nothing can be made there, as in /proc.
            raise
        make_folder(path.parent, group)
        make_folder(path, group)
        return
    except FileExistsError:
        if not path.is_dir():
            raise
        if path.is_symlink() and path.lstat().st_uid not in (0, os.geteuid()):
            raise OSError(errno.ELOOP, "a symbolic link of somebody else", str(path)) from None
        return
    if group is not None:
        os.chown(path, -1, group)
    path.chmod(0o700 if group is None else 0o750)


def _exclusive_descriptor(unfinished: Path) -> int:
    """A descriptor of an empty file of that name, ours alone until it is closed. What somebody left there who was killed is used again."""
    while True:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            # Who writes the same file at the same moment comes first.
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            status = os.fstat(descriptor)
            if _names(unfinished, status):
                if status.st_uid == os.geteuid() and status.st_nlink == 1:
                    os.ftruncate(descriptor, 0)
                    return descriptor
                # A stranger's, who may have it open still, or one that has another name besides.
                unfinished.unlink(missing_ok=True)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _names(path: Path, status: os.stat_result) -> bool:
    """Whether this is still the file of that name. Asked once: whoever finished before may take the name away between two questions."""
    try:
        return os.path.samestat(status, path.lstat())
    except FileNotFoundError:
        return False
