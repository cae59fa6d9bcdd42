"""What the servers of the comparison are given: certificates, DH parameters, a stapled response; as files of one folder."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.real.certificates import CertificateRequest, ec_key, issue, ocsp_response, rsa_key
from tests.real.programs import program

HOST = "dinkes.kotacontoh.go.id"


class Keys:
    """``rsa`` and ``ec`` name PEM files that hold the key, the certificate and its intermediate."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root, self.rsa, self.ec, self.staple = (folder / name for name in ("root.pem", "rsa.pem", "ec.pem", "staple.der"))
        root = issue(CertificateRequest(name="Akar Contoh", key=ec_key(), authority=True, life=3650))
        middle = issue(CertificateRequest(name="Antara Contoh", key=ec_key(), authority=True, life=1825), root)
        self.root.write_bytes(root.pem)
        for file, key in ((self.rsa, rsa_key()), (self.ec, ec_key())):
            leaf = issue(CertificateRequest(name=HOST, key=key), middle)
            file.write_bytes(leaf.key_pem + leaf.pem + middle.pem)
            if file is self.rsa:
                self.staple.write_bytes(ocsp_response(middle, leaf))

    @cache  # noqa: B019  # one object a run, and parameters take a second to make
    def dh(self, bits: int) -> Path:
        """A file with DH parameters of nobody else's."""
        file = self.folder / f"dh{bits}.pem"
        command = (program("openssl", "openssl"), "dhparam", "-dsaparam", "-out", str(file), str(bits))
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return file


@contextmanager
def keys() -> Iterator[Keys]:
    """For the length of a run."""
    with TemporaryDirectory(prefix="tilik-tls-") as name:
        folder = Path(name)
        # Apache and nginx read them as root, but look at the folder as another user.
        folder.chmod(0o755)
        yield Keys(folder)
