"""What is handed over as one file: a ZIP archive with checksums inside, on wish encrypted."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import secrets
import zipfile
from collections.abc import Mapping

import pyzipper
from pyzipper.zipfile_aes import AESZipInfo

SUMS = "SHA256SUMS"
# Without what is easily taken for something else: I, L, O, U, 0, 1.
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_GROUPS, _GROUP = 5, 4
# What a ZIP archive can say (APPNOTE 4.4.6, MS-DOS format); a clock may stand before it.
_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)


def package(files: Mapping[str, bytes], at: dt.datetime, password: str | None) -> bytes:
    """The archive of these files, by name, and of `SUMS` in the format of ``sha256sum``.

    With a password each file is encrypted with AES-256 (WinZip AE-2, which 7-Zip, WinRAR and Keka open); their names stay readable.
    """
    whole = {**files, SUMS: "".join(f"{sha256(content)}  {name}\n" for name, content in sorted(files.items())).encode()}
    buffer = io.BytesIO()
    if password is None:
        with zipfile.ZipFile(buffer, "w") as plain:
            for name, content in whole.items():
                plain.writestr(zipfile.ZipInfo(name, _moment(at)), content, zipfile.ZIP_DEFLATED)
    else:
        with pyzipper.AESZipFile(buffer, "w", encryption=pyzipper.WZ_AES) as archive:
            archive.setpassword(password.encode())
            archive.setencryption(pyzipper.WZ_AES, nbits=256)
            for name, content in whole.items():
                archive.writestr(AESZipInfo(name, _moment(at)), content, pyzipper.ZIP_DEFLATED)
    return buffer.getvalue()


def _moment(at: dt.datetime) -> tuple[int, int, int, int, int, int]:
    """The nearest that can be written."""
    return max(_FIRST, min(_LAST, (at.year, at.month, at.day, at.hour, at.minute, at.second)))


def sha256(content: bytes) -> str:
    """In hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def password() -> str:
    """A new one of 98 bits, in groups that can be read out over a telephone: AE-2 derives its key cheaply, so no weak one will do."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
