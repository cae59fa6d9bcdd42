"""What a domain asks of those who send to it, and what is wrong with the certificates of its mail servers (RFC 8461, RFC 7435)."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from checks.core.evidence.certificates import Trust
from checks.core.evidence.http import Exchange
from checks.core.evidence.mail_servers import MtaStsAnswer, policy_host
from checks.core.evidence.tls import Handshake
from checks.core.parse.certificate import certificate
from checks.core.parse.certificate_names import covers
from checks.core.parse.mta_sts import MtaStsPolicy, mta_sts_policy

_OK = 200


class CertificateFault(enum.Enum):
    """Why a sender that looks at certificates does not take one."""

    EXPIRED = "expired"
    UNTRUSTED = "untrusted"
    NAME = "name"


def certificate_faults(tls: Handshake, host: str) -> Iterator[CertificateFault]:
    """Those of the certificate that a host showed; one that cannot be read is trusted by nobody."""
    leaf = certificate(tls.leaf)
    if leaf is None or tls.trust is not Trust.TRUSTED:
        yield CertificateFault.UNTRUSTED
    if leaf is not None and not leaf.not_before <= tls.at <= leaf.not_after:
        yield CertificateFault.EXPIRED
    if leaf is not None and not covers(leaf, host):
        yield CertificateFault.NAME


def policy_in_force(policy: MtaStsAnswer) -> MtaStsPolicy | None:
    """The policy that senders go by, of whatever mode; None where there is none that they take."""
    answer, tls = policy.answer, policy.tls
    if not isinstance(answer, Exchange) or answer.final.status != _OK:
        return None
    body = answer.final.body
    if body.partial or body.broken or not isinstance(tls, Handshake) or any(certificate_faults(tls, policy_host(policy.domain))):
        return None
    file = mta_sts_policy(body.text)
    return None if file.wrong else file
