"""Certificates for real servers: sound ones, and each way to be unsound."""

from __future__ import annotations

import datetime as dt
import enum
import subprocess
from pathlib import Path

import trustme

from tests.real.programs import program

_DAY = dt.timedelta(days=1)
_ELSEWHERE = "lain.kotacontoh.go.id"


class Issue(enum.Enum):
    """What is right or wrong with a certificate. ``CHAINED`` is sent with its intermediate, ``INCOMPLETE`` without."""

    TRUSTED = "trusted"
    RSA = "rsa"
    CHAINED = "chained"
    INCOMPLETE = "incomplete"
    EXPIRED = "expired"
    OTHER_NAME = "other-name"
    SELF_SIGNED = "self-signed"
    PRIVATE_ROOT = "private-root"


class Authority:
    """A root in ``root.pem`` of a folder, and certificates of it as ``<host>.pem``: the key, then the chain as it is sent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = trustme.CA(organization_name="Otoritas Kota Contoh")
        self._intermediate = self._root.create_child_ca()
        self.root = folder / "root.pem"
        self._root.cert_pem.write_to_path(self.root)

    def issue(self, host: str, issue: Issue) -> Path:
        """The file for a host."""
        file = self._folder / f"{host}.pem"
        if issue is Issue.SELF_SIGNED:
            _self_signed(host, file)
            return file
        made = self._made(host, issue)
        sent = made.cert_chain_pems[:1] if issue is Issue.INCOMPLETE else made.cert_chain_pems
        file.write_bytes(made.private_key_pem.bytes() + b"".join(pem.bytes() for pem in sent))
        return file

    def _made(self, host: str, issue: Issue) -> trustme.LeafCert:
        now = dt.datetime.now(dt.UTC)
        match issue:
            case Issue.CHAINED | Issue.INCOMPLETE:
                return self._intermediate.issue_cert(host, organization_name="Kota Contoh")
            case Issue.EXPIRED:
                return self._root.issue_cert(host, not_before=now - 90 * _DAY, not_after=now - 2 * _DAY)
            case Issue.OTHER_NAME:
                return self._root.issue_cert(_ELSEWHERE)
            case Issue.PRIVATE_ROOT:
                return trustme.CA(organization_name="Otoritas Lain").issue_cert(host)
            case Issue.RSA:
                return self._root.issue_cert(host, f"www.{host}", common_name=host, key_type=trustme.KeyType.RSA)
        return self._root.issue_cert(host, not_before=now - 30 * _DAY, not_after=now + 60 * _DAY)


def _self_signed(host: str, file: Path) -> None:
    """As many administrators make one."""
    key, certificate = file.with_suffix(".key"), file.with_suffix(".crt")
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    names = ("-subj", f"/O=Kota Contoh/CN={host}", "-addext", f"subjectAltName=DNS:{host}")
    command = (program("openssl", "openssl"), "req", "-x509", *curve, *names, "-days", "60", "-keyout", str(key), "-out", str(certificate))
    subprocess.run(command, check=True, capture_output=True, timeout=30)
    file.write_bytes(key.read_bytes() + certificate.read_bytes())
