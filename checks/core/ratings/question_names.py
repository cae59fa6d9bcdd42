"""What people call the TLS questions that a yardstick needs an answer to."""

from __future__ import annotations

from collections.abc import Iterable

from checks.core.model.text import Text

_NAMES = {
    "certificate": Text(id="sertifikat", en="the certificate"),
    "versions": Text(id="versi yang diterima", en="the accepted versions"),
    "suites": Text(id="suite sandi", en="the cipher suites"),
    "order": Text(id="urutan suite sandi", en="the order of suites"),
    "groups": Text(id="grup kunci", en="the key exchange groups"),
    "dh": Text(id="ukuran grup Diffie-Hellman", en="the size of the Diffie-Hellman group"),
    "compression": Text(id="pemampatan", en="compression"),
    "secure_renegotiation": Text(id="negosiasi ulang yang aman", en="secure renegotiation"),
    "client_renegotiation": Text(id="negosiasi ulang oleh klien", en="renegotiation by clients"),
    "heartbleed": Text(id="Heartbleed", en="Heartbleed"),
    "ccs": Text(id="CCS injection", en="CCS injection"),
    "ticketbleed": Text(id="Ticketbleed", en="Ticketbleed"),
    "robot": Text(id="ROBOT", en="ROBOT"),
    "hsts": Text(id="HSTS", en="HSTS"),
    "revocation": Text(id="status pencabutan", en="revocation"),
}


def question_names(questions: Iterable[str]) -> Text:
    """``suite sandi TLSv1.2, pemampatan`` for ``suites TLSv1.2`` and ``compression``; what has no name, such as an address, stands as it is."""
    texts = [_question_name(question) for question in questions]
    return Text(id=", ".join(one.id for one in texts), en=", ".join(one.en for one in texts))


def _question_name(question: str) -> Text:
    key, _, version = question.partition(" ")
    name = _NAMES.get(key, Text(id=key, en=key))
    return Text(id=f"{name.id} {version}".strip(), en=f"{name.en} {version}".strip())
