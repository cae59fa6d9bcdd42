"""The facts of a target are what the evidence shows, and hostile evidence takes nothing down."""

import datetime as dt

from hypothesis import given, strategies as st

from checks.core.check.dns_need import Dns, DnsClimb
from checks.core.check.need import Exposed, Missing, Need, Page, Survey, Tls
from checks.core.evidence.dns import Climb, DnsAnswer
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Observation, Referral
from checks.core.evidence.tls import Trust
from checks.core.facts.software import JOOMLA_MANIFEST
from checks.core.facts.target import facts
from checks.core.testing import evidence as build


def collected(*pairs: tuple[Need, Observation]) -> dict[str, Observation]:
    return {request.key: observation for need, observation in pairs if (request := need.at(build.TARGET))}


def software(home: Exchange, *more: tuple[Need, Observation]) -> dict[str, tuple[str | None, str, dt.date | None, str | None]]:
    software_facts = facts(build.TARGET, collected((Page("/"), home), *more)).software
    return {product.name: (product.version, product.certainty, product.eol, product.latest) for product in software_facts}


def made_by(content: str, **headers: str) -> Exchange:
    return build.page(headers, f'<html><meta name="generator" content="{content}"><p>Beranda</p></html>')


def test_nothing_was_seen() -> None:
    empty = facts(build.TARGET, {})
    assert (empty.tls, empty.software, empty.dns.addresses, empty.dns.caa) == (None, (), (), ())


def test_tls() -> None:
    tls = facts(
        build.TARGET,
        collected((Tls(), build.handshake(trust=Trust.INCOMPLETE, days_left=12))),
    ).tls
    assert tls is not None
    assert tls.protocols == {"TLSv1.3": ("TLS_AES_128_GCM_SHA256",)}
    assert (tls.trust, tls.alpn) == ("incomplete", "http/1.1")
    assert tls.certificate is not None
    assert tls.certificate.names == (build.HOST,)
    assert tls.certificate.days_left == 12


def test_a_survey_without_a_full_handshake() -> None:
    tls = facts(build.TARGET, collected((Tls(), build.failure("timeout")), (Survey(), build.survey()))).tls
    assert tls is not None
    assert (tuple(tls.protocols), tls.certificate, tls.trust) == (("TLSv1.2", "TLSv1.3"), None, "")


def test_software() -> None:
    home = made_by("WordPress 6.9.3", Server="Apache/2.4.41 (Ubuntu)")
    assert software(home) == {
        "WordPress": ("6.9.3", "certain", dt.date(2026, 5, 20), "7.1.0"),
        "Apache": ("2.4.41", "probable", None, "2.4.68"),
    }
    assert software(build.page({"X-Powered-By": "PHP/8.1.2"})) == {"PHP": ("8.1.2", "probable", dt.date(2025, 12, 31), "8.5.9")}
    assert software(build.page({"Server": "nginx"})) == {"nginx": (None, "probable", None, None)}


def test_joomla_tells_its_version_in_its_manifest() -> None:
    text = "<?xml?><extension><name>files_joomla</name><version>5.4.8</version></extension>"
    manifest, home = build.file(JOOMLA_MANIFEST, text), made_by("Joomla! - Open Source Content Management")
    assert software(home) == {"Joomla": (None, "certain", None, None)}
    assert software(home, (Exposed(JOOMLA_MANIFEST), manifest), (Missing(JOOMLA_MANIFEST), build.nowhere())) == {
        "Joomla": ("5.4.8", "certain", dt.date(2027, 10, 12), "5.4.8")
    }
    # A site that answers anything with the same file has no manifest.
    assert software(build.page(), (Exposed(JOOMLA_MANIFEST), manifest), (Missing(JOOMLA_MANIFEST), build.nowhere(200, text))) == {}


def test_a_block_page_tells_nothing_about_the_site() -> None:
    blocked = build.page((), '<meta name="generator" content="WordPress 6.9.3"><title>Just a moment...</title>')
    assert software(blocked) == {}


def test_a_referral_is_followed() -> None:
    request = Page("/").at(build.TARGET)
    evidence: dict[str, Observation] = {request.key: Referral("there", build.AT), "there": made_by("Drupal 10")}
    assert [product.name for product in facts(build.TARGET, evidence).software] == ["Drupal"]


def test_dns() -> None:
    tls = facts(
        build.TARGET,
        collected(
            (Tls(), build.handshake()),
            (Dns("A"), build.dns_answer("A", "192.0.2.7", "192.0.2.8")),
            (DnsClimb("CAA"), build.climb("CAA", '0 issue "letsencrypt.org"')),
        ),
    ).dns
    assert tls.addresses == ("192.0.2.7", "192.0.2.8")
    assert tls.caa == ('0 issue "letsencrypt.org"',)


hostile = st.text(alphabet="<>\"'=/.;:0129aZ \x00\u202e\n", max_size=60)


@given(st.binary(max_size=120), hostile, hostile, st.binary(max_size=60))
def test_hostile_evidence(der: bytes, content: str, header: str, wire: bytes) -> None:
    answer = DnsAnswer(build.HOST, "CAA", wire, build.AT)
    tls = facts(
        build.TARGET,
        collected(
            (Tls(), build.handshake(chain=(der,), version=header)),
            (
                Page("/"),
                build.page({"Server": header, "X-Powered-By": content}, f'<html><meta name="generator" content="{content}">{header}'),
            ),
            (Exposed(JOOMLA_MANIFEST), build.file(JOOMLA_MANIFEST, content)),
            (Missing(JOOMLA_MANIFEST), build.nowhere(200, header)),
            (Dns("A"), answer),
            (DnsClimb("CAA"), Climb((answer,), build.AT)),
        ),
    )
    assert tls.tls is not None
    assert tls.tls.certificate is None
    assert not any("\u202e" in product.name + (product.version or "") or "\x00" in product.name for product in tls.software)
