"""The machine interface has exactly the promised shape and the same counts as everything else."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from checks.core.assess.assessment import Assessment
from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Identity
from checks.core.assess.tally import tally
from checks.core.ratings.ssllabs import Scores, TlsRating
from reports.export.encoding import encode
from reports.export.formats.json import CityObject, HostObject, city_chunks, host_object, schema
from reports.views.check_texts import CheckTexts
from tests.reports.city import ASSESSMENTS, SCAN
from tests.reports.city_checks import CHECKS

EVERYONE = [assessment for assessments in ASSESSMENTS.values() for assessment in assessments]


def city() -> CityObject:
    return msgspec.json.decode(b"".join(city_chunks(SCAN, iter(EVERYONE), CheckTexts(CHECKS))), type=CityObject)


def test_a_host_has_the_promised_names() -> None:
    content = msgspec.json.decode(encode(host_object(EVERYONE[0], SCAN, CheckTexts(CHECKS))))
    assert list(content) == [
        "tilik",
        "rules",
        "target",
        "started",
        "finished",
        "coverage",
        "grades",
        "verdicts",
        "evidence",
        "requests",
        "waived",
    ]
    assert content["target"] == {"host": "dinkes.kotacontoh.go.id", "port": 443, "opd": "dinkes", "address": "192.0.2.7"}
    assert content["coverage"] == {"assessed": 6, "total": 6}
    http = content["grades"].pop("http")
    assert list(http) == ["grade", "score", "algorithm", "tests"]
    assert content["grades"] == {"overall": "F", "tls": {"grade": "A", "score": 93}}
    assert list(content["evidence"]) == ["tls", "http", "endpoints", "software", "dns", "named", "content", "topics", "absent", "fault"]
    assert content["evidence"]["software"] == [
        {
            "name": "nginx",
            "version": "1.18.0",
            "certainty": "certain",
            "eol": "2022-04-20",
            "latest": None,
            "support": "untold",
            "place": "",
        }
    ]
    assert content["requests"] == {"count": 3, "connections": 2, "bytes_in": 15300, "bytes_out": 1260, "seconds": 1.4}
    assert content["started"] == "2026-11-21T12:00:00Z"


def test_tls_has_the_promised_names() -> None:
    content = msgspec.json.decode(encode(host_object(EVERYONE[0], SCAN, CheckTexts(CHECKS))))["evidence"]["tls"]
    assert content["protocols"]["TLSv1.3"] == ["TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"]
    assert content["certificate"]["days_left"] == 40
    assert [link["subject"] for link in content["chain"]] == ["CN=dinkes.kotacontoh.go.id", "CN=CA Contoh R3,O=CA Contoh"]
    assert (content["order"]["TLSv1.2"], content["versions"]["SSLv3"]) == ("server", "no")
    assert content["mozilla"]["profile"] == "intermediate"
    assert (content["mozilla"]["deviations"][0]["profile"], content["mozilla"]["deviations"][0]["topic"]) == ("modern", "versions")
    assert (content["ssllabs"]["grade"], content["ssllabs"]["scores"]["key_exchange"]) == ("A", 90)


@pytest.mark.parametrize("rating", [None, TlsRating(grade=None, score=93, scores=Scores(100, 90, 90), open=("dh",))])
def test_no_tls_grade_where_none_was_given(rating: TlsRating | None) -> None:
    assessment = EVERYONE[0]
    assert assessment.facts.tls is not None
    facts = msgspec.structs.replace(assessment.facts, tls=msgspec.structs.replace(assessment.facts.tls, ssllabs=rating))
    assert host_object(msgspec.structs.replace(assessment, facts=facts), SCAN, CheckTexts(CHECKS)).grades.tls is None


def test_a_finding_has_its_text_in_both_languages_and_its_history() -> None:
    content = msgspec.json.decode(encode(host_object(EVERYONE[0], SCAN, CheckTexts(CHECKS))))
    assert content["verdicts"][1] == {
        "check": "http-hsts", "outcome": "fail", "reason": None, "reason_text": None, "detail": "",
        "findings": [{
            "problem": "missing", "subject": "", "kind": "hardening", "likelihood": 2, "impact": 3, "magnitude": 11, "level": "sedang",
            "confidence": "firm", "facts": {}, "text": {"id": "Header HSTS tidak dikirim.", "en": "The HSTS header is not sent."},
            "state": "still", "first_seen": "2026-08-03T12:00:00Z", "id": finding_id(EVERYONE[0].target, Identity("http-hsts", "missing")),
        }],
        "answered": None,
    }  # fmt: skip


def test_an_open_question_tells_its_reason() -> None:
    content = msgspec.json.decode(encode(host_object(ASSESSMENTS["dishub"][0], SCAN, CheckTexts(CHECKS))))
    assert {verdict["reason"] for verdict in content["verdicts"]} == {"no-such-name"}
    assert content["verdicts"][0]["reason_text"]["en"].startswith("This name does not exist in the DNS.")
    assert content["grades"]["overall"] is None


def test_the_city_is_its_hosts_and_their_sum() -> None:
    content = city()
    totals = tally(verdict for assessment in EVERYONE for verdict in assessment.verdicts)
    assert content.summary.levels == totals.levels
    assert content.summary.outcomes == totals.outcomes
    assert (content.summary.coverage.assessed, content.summary.coverage.total) == (totals.coverage.assessed, totals.coverage.total)
    assert content.summary.hosts == len(content.hosts) == len(EVERYONE)
    assert content.hosts[0] == host_object(EVERYONE[0], SCAN, CheckTexts(CHECKS))
    assert (content.city, content.scan.level, [opd.code for opd in content.opds]) == (
        "Kota Contoh",
        "probe",
        [opd.code for opd in SCAN.opds],
    )


def test_a_city_without_hosts_is_still_an_object() -> None:
    content = msgspec.json.decode(b"".join(city_chunks(SCAN, (), CheckTexts(CHECKS))), type=CityObject)
    assert content.hosts == ()
    assert content.summary.coverage.total == 0


def test_hosts_are_taken_one_at_a_time() -> None:
    questions: list[str] = []

    def one_by_one() -> Iterator[Assessment]:
        for assessment in EVERYONE:
            questions.append(assessment.target.host)
            yield assessment

    chunks = city_chunks(SCAN, one_by_one(), CheckTexts(CHECKS))
    next(chunks)
    next(chunks)
    assert questions == ["dinkes.kotacontoh.go.id"]


def test_the_schema_names_every_field_of_both_objects() -> None:
    definitions = schema()["$defs"]
    for kind in (HostObject, CityObject):
        assert set(definitions[kind.__name__]["properties"]) == {field.encode_name for field in msgspec.structs.fields(kind)}
    assert schema()["anyOf"] == [{"$ref": "#/$defs/HostObject"}, {"$ref": "#/$defs/CityObject"}]
