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
    """What is right or wrong with a certificate.

    ``COMPLETE`` is sent with its intermediate, ``INCOMPLETE`` without; ``PRIVATE`` comes from an authority nobody knows and is sent
    alone, ``PRIVATE_CHAIN`` with that authority's root.
    """

    TRUSTED = "trusted"
    RSA = "rsa"
    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    EXPIRED = "expired"
    OTHER_NAME = "other-name"
    SELF_SIGNED = "self-signed"
    PRIVATE = "private"
    PRIVATE_CHAIN = "private-chain"


class Authority:
    """A root in ``root.pem`` of a folder, and certificates of it as ``<host>.pem``: the key, then the chain as it is sent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = trustme.CA(organization_name="Otoritas Kota Contoh")
        self._intermediate = self._root.create_child_ca()
        self.root = folder / "root.pem"
        self._root.cert_pem.write_to_path(self.root)

    def issue(self, host: str, issue: Issue) -> None:
        """Write the file for a host."""
        file = self._folder / f"{host}.pem"
        match issue:
            case Issue.SELF_SIGNED:
                file.write_bytes(self._signed(host, ()))
            case Issue.INCOMPLETE | Issue.COMPLETE:
                sent = self._intermediate.cert_pem.bytes() if issue is Issue.COMPLETE else b""
                file.write_bytes(self._by_intermediate(host) + sent)
            case Issue.PRIVATE | Issue.PRIVATE_CHAIN:
                other = trustme.CA(organization_name="Otoritas Lain")
                sent = other.cert_pem.bytes() if issue is Issue.PRIVATE_CHAIN else b""
                file.write_bytes(other.issue_cert(host).private_key_and_cert_chain_pem.bytes() + sent)
            case _:
                file.write_bytes(self._by_root(host, issue).private_key_and_cert_chain_pem.bytes())

    def _by_root(self, host: str, issue: Issue) -> trustme.LeafCert:
        now = dt.datetime.now(dt.UTC)
        match issue:
            case Issue.EXPIRED:
                return self._root.issue_cert(host, not_before=now - 90 * _DAY, not_after=now - 2 * _DAY)
            case Issue.OTHER_NAME:
                return self._root.issue_cert(_ELSEWHERE)
            case Issue.RSA:
                return self._root.issue_cert(host, f"www.{host}", common_name=host, key_type=trustme.KeyType.RSA)
        return self._root.issue_cert(host, not_before=now - 30 * _DAY, not_after=now + 60 * _DAY)

    def _by_intermediate(self, host: str) -> bytes:
        """As public authorities do, it says where the intermediate can be fetched, and by whose rules it was issued (CA/Browser Forum, domain validated)."""
        signer, key = self._folder / "intermediate.pem", self._folder / "intermediate.key"
        self._intermediate.cert_pem.write_to_path(signer)
        self._intermediate.private_key_pem.write_to_path(key)
        place = "authorityInfoAccess=caIssuers;URI:http://otoritas.kotacontoh.go.id/antara.crt"
        return self._signed(
            host, ("-CA", str(signer), "-CAkey", str(key), "-addext", place, "-addext", "certificatePolicies=2.23.140.1.2.1")
        )

    def _signed(self, host: str, by: tuple[str, ...]) -> bytes:
        """A certificate as administrators make one by hand; self-signed unless ``by`` says by whom."""
        key, certificate = self._folder / f"{host}.key", self._folder / f"{host}.crt"
        curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
        names = ("-subj", f"/O=Kota Contoh/CN={host}", "-addext", f"subjectAltName=DNS:{host}")
        files = ("-keyout", str(key), "-out", str(certificate))
        command = (program("openssl", "openssl"), "req", "-x509", *curve, *names, *by, "-days", "60", *files)
        subprocess.run(command, check=True, capture_output=True, timeout=30)
        return key.read_bytes() + certificate.read_bytes()
