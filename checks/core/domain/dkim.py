"""DKIM keys at the selectors that mail programs and providers choose by themselves (RFC 6376 section 3.1)."""

from __future__ import annotations

import msgspec

from checks.core.domain.resolution import DnsRecords, Resolution
from checks.core.parse.dkim import DkimKey, dkim_key

# Which others a domain has nobody can list. Those of cPanel and OpenDKIM, Google, Microsoft 365, Mailchimp, SendGrid and iRedMail.
SELECTORS = ("default", "dkim", "google", "k1", "k2", "mail", "s1", "s2", "selector1", "selector2")


class SelectorKeys(msgspec.Struct, frozen=True):
    """What stands at one selector; ``keys`` are those for mail, one of which may be used."""

    selector: str
    answer: DnsRecords
    keys: tuple[DkimKey, ...] = ()


def key_folder(domain: str, dns: Resolution) -> DnsRecords:
    """What the DNS says of the name below which all keys stand."""
    return dns.ask(f"_domainkey.{domain}", "TXT")


def selector_keys(domain: str, dns: Resolution) -> tuple[SelectorKeys, ...]:
    """Each of `SELECTORS` with what the DNS says of it; none where nothing exists below `key_folder` (RFC 8020), or it could not be seen."""
    folder = key_folder(domain, dns)
    if folder.open or folder.nxdomain:
        return ()
    answers = [(selector, dns.ask(f"{selector}._domainkey.{domain}", "TXT")) for selector in SELECTORS]
    return tuple(
        SelectorKeys(selector, answer, tuple(key for text in answer.records if (key := dkim_key(text)) is not None))
        for selector, answer in answers
    )
