"""Mail servers that encrypt, and those that do not, and policies about it, in a DNS that BIND serves; and OpenSSL as a witness from outside."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from tests.accuracy.domains.mail_labels import DOMAINS
from tests.real.domains import bind as named
from tests.real.domains.verdict_words import CHECKS, verdict_words
from tests.real.mail.world import MailWorld, mail_world
from tests.real.programs import program

pytestmark = [pytest.mark.real, pytest.mark.slow]
MAIL = tuple(check for check in CHECKS if check.id in ("mail-starttls", "mail-mta-sts"))
# Seconds that a domain may take in all: what keeps silent is waited for so long.
_PATIENCE = 3.0


@pytest.fixture(scope="module")
def world() -> Iterator[MailWorld]:
    with mail_world({f"{label}.example": domain for label, domain in DOMAINS.items()}) as running:
        yield running


def test_what_is_said_of_each_mail_server(world: MailWorld) -> None:
    with named.serving(world.records) as resolver:
        domains = [f"{label}.example" for label in DOMAINS]
        answers = verdict_words(resolver, domains, MAIL, **world.network, timeout=2.0, host_seconds=_PATIENCE)
    expected = {f"{label}.example": {"mail-starttls": one.starttls, "mail-mta-sts": one.mta_sts} for label, one in DOMAINS.items()}
    assert answers == {domain: {check: words for check, words in both.items() if words} for domain, both in expected.items()}


@pytest.mark.parametrize(
    ("label", "code"), [("baik", "0 (ok)"), ("usang", "10 (certificate has expired)"), ("lain", "62 (hostname mismatch)")]
)
def test_the_verify_command_tells_them_apart(label: str, code: str, world: MailWorld) -> None:
    """By the words that the report prints."""
    verify = next(check.fix.verify for check in MAIL if check.id == "mail-starttls")
    words = verify.replace("{server}", f"mx.{label}.example").replace("</dev/null", "").split()[1:]
    words[words.index("-connect") + 1] = f"{world.mail[f'{label}.example']}:{world.ports['25']}"
    openssl = [program("openssl", "openssl"), *words, "-CAfile", str(world.root)]
    answer = subprocess.run(openssl, input="QUIT\n", capture_output=True, text=True, check=False, timeout=30)
    assert f"Verify return code: {code}" in answer.stdout
