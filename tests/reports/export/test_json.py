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
from tests.reports.invented import SCAN, SEEN
from tests.reports.invented_checks import CHECKS

EVERYONE = [assessment for seen in SEEN.values() for assessment in seen]


def city() -> CityObject:
    return msgspec.json.decode(b"".join(city_chunks(SCAN, iter(EVERYONE), CheckTexts(CHECKS))), type=CityObject)


def test_a_host_has_the_promised_names() -> None:
    told = msgspec.json.decode(encode(host_object(EVERYONE[0], SCAN, CheckTexts(CHECKS))))
    assert list(told) == [
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
    assert told["target"] == {"host": "dinkes.kotacontoh.go.id", "port": 443, "opd": "dinkes", "address": "192.0.2.7"}
    assert told["coverage"] == {"assessed": 6, "total": 6}
    http = told["grades"].pop("http")
    assert list(http) == ["grade", "score", "algorithm", "tests"]
    assert told["grades"] == {"overall": "F", "tls": {"grade": "A", "score": 93}}
    assert list(told["evidence"]) == ["tls", "http", "endpoints", "software", "dns", "named", "content", "topics", "absent", "fault"]
    assert told["evidence"]["software"] == [
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
    assert told["requests"] == {"count": 3, "connections": 2, "bytes_in": 15300, "bytes_out": 1260, "seconds": 1.4}
    assert told["started"] == "2026-11-21T12:00:00Z"


def test_tls_has_the_promised_names() -> None:
    told = msgspec.json.decode(encode(host_object(EVERYONE[0], SCAN, CheckTexts(CHECKS))))["evidence"]["tls"]
    assert told["protocols"]["TLSv1.3"] == ["TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"]
    assert told["certificate"]["days_left"] == 40
    assert [link["subject"] for link in told["chain"]] == ["CN=dinkes.kotacontoh.go.id", "CN=CA Contoh R3,O=CA Contoh"]
    assert (told["order"]["TLSv1.2"], told["versions"]["SSLv3"]) == ("server", "no")
    assert told["mozilla"]["profile"] == "intermediate"
    assert (told["mozilla"]["deviations"][0]["profile"], told["mozilla"]["deviations"][0]["topic"]) == ("modern", "versions")
    assert (told["ssllabs"]["grade"], told["ssllabs"]["scores"]["key_exchange"]) == ("A", 90)


@pytest.mark.parametrize("rating", [None, TlsRating(grade=None, score=93, scores=Scores(100, 90, 90), open=("dh",))])
def test_no_tls_grade_where_none_was_given(rating: TlsRating | None) -> None:
    seen = EVERYONE[0]
    assert seen.facts.tls is not None
    facts = msgspec.structs.replace(seen.facts, tls=msgspec.structs.replace(seen.facts.tls, ssllabs=rating))
    assert host_object(msgspec.structs.replace(seen, facts=facts), SCAN, CheckTexts(CHECKS)).grades.tls is None


def test_a_finding_has_its_text_in_both_languages_and_its_history() -> None:
    told = msgspec.json.decode(encode(host_object(EVERYONE[0], SCAN, CheckTexts(CHECKS))))
    assert told["verdicts"][1] == {
        "check": "http-hsts", "outcome": "fail", "reason": None, "reason_text": None, "detail": "",
        "findings": [{
            "problem": "missing", "subject": "", "kind": "hardening", "likelihood": 2, "impact": 3, "magnitude": 11, "level": "sedang",
            "confidence": "firm", "facts": {}, "text": {"id": "Header HSTS tidak dikirim.", "en": "The HSTS header is not sent."},
            "state": "still", "first_seen": "2026-08-03T12:00:00Z", "id": finding_id(EVERYONE[0].target, Identity("http-hsts", "missing")),
        }],
    }  # fmt: skip


def test_an_open_question_tells_its_reason() -> None:
    told = msgspec.json.decode(encode(host_object(SEEN["dishub"][0], SCAN, CheckTexts(CHECKS))))
    assert {verdict["reason"] for verdict in told["verdicts"]} == {"no-such-name"}
    assert told["verdicts"][0]["reason_text"]["en"].startswith("This name does not exist in the DNS.")
    assert told["grades"]["overall"] is None


def test_the_city_is_its_hosts_and_their_sum() -> None:
    told = city()
    counted = tally(verdict for assessment in EVERYONE for verdict in assessment.verdicts)
    assert told.summary.levels == counted.levels
    assert told.summary.outcomes == counted.outcomes
    assert (told.summary.coverage.assessed, told.summary.coverage.total) == (counted.coverage.assessed, counted.coverage.total)
    assert told.summary.hosts == len(told.hosts) == len(EVERYONE)
    assert told.hosts[0] == host_object(EVERYONE[0], SCAN, CheckTexts(CHECKS))
    assert (told.city, told.scan.level, [opd.code for opd in told.opds]) == ("Kota Contoh", "probe", [opd.code for opd in SCAN.opds])


def test_a_city_without_hosts_is_still_an_object() -> None:
    told = msgspec.json.decode(b"".join(city_chunks(SCAN, (), CheckTexts(CHECKS))), type=CityObject)
    assert told.hosts == ()
    assert told.summary.coverage.total == 0


def test_hosts_are_taken_one_at_a_time() -> None:
    asked: list[str] = []

    def one_by_one() -> Iterator[Assessment]:
        for assessment in EVERYONE:
            asked.append(assessment.target.host)
            yield assessment

    chunks = city_chunks(SCAN, one_by_one(), CheckTexts(CHECKS))
    next(chunks)
    next(chunks)
    assert asked == ["dinkes.kotacontoh.go.id"]


def test_the_schema_names_every_field_of_both_objects() -> None:
    definitions = schema()["$defs"]
    for kind in (HostObject, CityObject):
        assert set(definitions[kind.__name__]["properties"]) == {field.encode_name for field in msgspec.structs.fields(kind)}
    assert schema()["anyOf"] == [{"$ref": "#/$defs/HostObject"}, {"$ref": "#/$defs/CityObject"}]
