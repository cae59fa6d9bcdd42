"""What a report shows after scans of parts: the newest answer of each check, and nothing better than what was seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import State
from checks.core.check import registry
from checks.core.facts.values import Facts, Software, Traffic
from checks.core.model.city import Opd
from checks.core.model.finding import Level, Outcome, Problem, Target, Verdict
from checks.core.model.reason import NO_HTTPS, NOT_ASKED
from checks.core.model.restriction import Cause, Restriction
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from checks.core.testing import evidence as build
from scanner.engine.messages import TargetEvidence
from scanner.judge.judge import conclusion
from scanner.judge.process import Opinion
from scanner.store import Plan, ScanKind, Store

AT = build.AT
DAY = dt.timedelta(days=1)
DINKES, DISDIK = Opd(code="dinkes", name="Dinas Kesehatan"), Opd(code="disdik", name="Dinas Pendidikan")
SITE = Target(host="dinkes.kotacontoh.go.id", opd="dinkes")
OTHER = Target(host="disdik.kotacontoh.go.id", opd="disdik")
DOMAIN = Target(host="kotacontoh.go.id", port=0, opd="disdik")
OPEN = Problem("open", Risk(5, 4), Text(id="terbuka", en="open"))
NO_FACTS = Facts()
CHECKS = tuple(check for check in registry.load() if check.id in ("http-hsts", "exposed-env", "tls-expiry"))
HSTS, ENV, TLS = "http-hsts", "exposed-env", "tls-expiry"


def well(check: str) -> Verdict:
    return Verdict(check=check, outcome=Outcome.PASS)


def bad(check: str, *subjects: str, reason: str | None = None) -> Verdict:
    return Verdict(check=check, outcome=Outcome.FAIL, reason=reason, findings=tuple(OPEN(one) for one in subjects or ("",)))


def silent(check: str, reason: str = "timeout") -> Verdict:
    return Verdict(check=check, outcome=Outcome.UNKNOWN, reason=reason)


class Nights:
    """A store and what its scans saw, a day apart."""

    def __init__(self, store: Store) -> None:
        self.store, self.night = store, 0

    def scan(
        self,
        answers: dict[Target, Iterable[Verdict]],
        only: tuple[str, ...] = (),
        besides: tuple[str, ...] = (),
        level: Level = Level.PROBE,
        facts: Facts = NO_FACTS,
        restrictions: tuple[Restriction, ...] = (),
        kind: ScanKind = ScanKind.CITY,
    ) -> int:
        at = AT + self.night * DAY
        self.night += 1
        targets = [msgspec.structs.replace(target, level=min(target.level, level)) for target in answers]
        opds = tuple(opd for opd in (DINKES, DISDIK) if any(target.opd == opd.code for target in targets))
        plan = Plan(opds=opds, only=only, besides=besides, level=level, restrictions=restrictions)
        number = self.store.begin("Kota Contoh", targets, plan, at, "0.1", "1", kind)
        traffic = Traffic(count=3)
        for place in self.store.commit(number, [TargetEvidence(target, at, at, {}, traffic) for target in targets]):
            verdicts = tuple(answers[next(one for one in answers if (one.host, one.port) == (place.target.host, place.target.port))])
            conclusion(self.store, place, self.store.basis(place), Opinion(verdicts, (), facts))
        self.store.finish(number, at, "1")
        return number

    def posture(self, number: int) -> dict[str, Assessment]:
        scan = self.store.scan(number)
        assert scan is not None
        return {one.target.name: one for one in self.store.postures.assessments(scan, CHECKS)}

    def site(self, number: int) -> Assessment:
        return self.posture(number)[SITE.name]


def outcomes(one: Assessment) -> dict[str, str]:
    return {verdict.check: verdict.outcome.value for verdict in one.verdicts}


def test_what_was_not_asked_is_answered_by_the_scan_before(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (well(HSTS), bad(ENV), well(TLS))})
    one = nights.site(nights.scan({SITE: (bad(HSTS),)}, only=("http-*",)))
    assert outcomes(one) == {HSTS: "fail", ENV: "fail", TLS: "pass"}
    assert one.ages == {ENV: AT, TLS: AT}
    assert one.whole
    assert one.tally.findings == 2
    assert one.tally.grade is not None
    states = {identity.check: entry.state for identity, entry in one.ledger.items()}
    assert states == {HSTS: State.NEW, ENV: State.STILL}, "what was new the night before is news no longer"
    assert one.traffic.count == 3


def test_the_scan_itself_stays_what_it_was(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (well(HSTS), bad(ENV))})
    number = nights.scan({SITE: (well(HSTS),)}, only=("http-*",))
    (one,) = store.assessments(number)
    assert (outcomes(one), one.ledger, one.ages) == ({HSTS: "pass"}, {}, {})


def test_a_whole_scan_needs_no_other(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (bad(HSTS), bad(ENV), well(TLS))})
    one = nights.site(nights.scan({SITE: (well(HSTS), well(ENV), well(TLS))}))
    assert (outcomes(one), one.ages) == ({HSTS: "pass", ENV: "pass", TLS: "pass"}, {})


def test_a_finding_does_not_vanish_behind_what_could_not_be_seen(store: Store) -> None:
    """Two nights later, too: the scan between could not see it either."""
    for check in (HSTS, ENV):
        nights = Nights(store)
        nights.scan({SITE: (bad(check, "/a", "/b"),)})
        nights.scan({SITE: (silent(check),)})
        one = nights.site(nights.scan({SITE: (silent(check),)}, only=(check,)))
        (verdict,) = (v for v in one.verdicts if v.check == check)
        assert (verdict.outcome, verdict.reason, [f.subject for f in verdict.findings]) == (Outcome.FAIL, "timeout", ["/a", "/b"])
        assert one.ages[check] == AT
        assert {entry.state for i, entry in one.ledger.items() if i.check == check} == {State.UNVERIFIABLE}


def test_what_was_well_is_no_answer_to_what_could_not_be_seen(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (well(HSTS), well(ENV), well(TLS))})
    one = nights.site(nights.scan({SITE: (silent(HSTS),)}, only=("http-*",)))
    assert outcomes(one) == {HSTS: "unknown", ENV: "pass", TLS: "pass"}
    assert HSTS not in one.ages


def test_what_was_shown_to_be_gone_does_not_come_back(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (bad(ENV, "/a"),)})
    nights.scan({SITE: (well(ENV),)})
    one = nights.site(nights.scan({SITE: (silent(ENV),)}))
    assert outcomes(one) == {ENV: "unknown"}


def test_a_part_that_stayed_open_keeps_what_was_found_there(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (bad(ENV, "/a", "/b"),)})
    one = nights.site(nights.scan({SITE: (bad(ENV, "/b", reason="timeout"),)}))
    (verdict,) = one.verdicts
    assert ([f.subject for f in verdict.findings], verdict.reason) == (["/a", "/b"], "timeout")


def test_a_site_without_https_has_mended_nothing_about_it(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (bad(TLS),)})
    not_applicable = Verdict(check=TLS, outcome=Outcome.NOT_APPLICABLE, reason=NO_HTTPS.key)
    (verdict,) = nights.site(nights.scan({SITE: (not_applicable,)})).verdicts
    assert (verdict.outcome, verdict.reason) == (Outcome.FAIL, NO_HTTPS.key)


def test_a_bug_is_no_finding_and_hides_none(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (bad(ENV),)})
    (verdict,) = nights.site(nights.scan({SITE: (Verdict(check=ENV, outcome=Outcome.ERROR, detail="bug"),)})).verdicts
    assert (verdict.outcome, len(verdict.findings)) == (Outcome.ERROR, 1)


def test_a_visit_leaves_what_was_probed(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (well(HSTS), well(ENV), well(TLS))})
    number = nights.scan({SITE: (well(HSTS), silent(ENV, NOT_ASKED.key), well(TLS))}, level=Level.VISIT)
    one = nights.site(number)
    assert (outcomes(one)[ENV], one.ages) == ("pass", {ENV: AT})
    assert one.tally.deep


def test_what_may_not_be_probed_any_more_is_open(store: Store) -> None:
    """The list says less than it did: what was well is no answer, what was found is."""
    nights = Nights(store)
    less = msgspec.structs.replace(SITE, level=Level.VISIT)
    nights.scan({SITE: (bad(HSTS), well(ENV), well(TLS))})
    one = nights.site(nights.scan({less: (silent(HSTS, NOT_ASKED.key), silent(ENV, NOT_ASKED.key), well(TLS))}))
    assert outcomes(one) == {HSTS: "fail", ENV: "unknown", TLS: "pass"}
    assert not one.tally.deep


def test_without_permission_nothing_is_well(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (bad(HSTS), well(ENV))})
    refused = "not-permitted"
    one = nights.site(nights.scan({SITE: (silent(HSTS, refused), silent(ENV, refused))}))
    assert outcomes(one) == {HSTS: "fail", ENV: "unknown"}


def test_a_check_that_is_none_any_more_is_not_told_of(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (well(HSTS), bad("http-old-name"))})
    one = nights.site(nights.scan({SITE: (well(TLS),)}, only=("tls-*",)))
    assert outcomes(one) == {HSTS: "pass", TLS: "pass"}


def test_targets_that_were_left_out_are_there_and_those_that_left_the_list_are_not(store: Store) -> None:
    nights = Nights(store)
    former = Target(host="lama.kotacontoh.go.id", opd="disdik")
    nights.scan({SITE: (well(HSTS),), OTHER: (bad(HSTS),), DOMAIN: (), former: (bad(HSTS),)})
    number = nights.scan({SITE: (well(HSTS),)}, besides=(OTHER.host, DOMAIN.name))
    there = nights.posture(number)
    assert list(there) == [SITE.name, OTHER.name, DOMAIN.name]
    assert there[OTHER.name].ages == {HSTS: AT}
    assert there[OTHER.name].traffic.count == 0, "nothing was sent there in this scan"
    scan = store.scan(number)
    assert scan is not None
    assert [opd.code for opd in store.postures.scan(scan).opds] == ["dinkes", "disdik"]


def test_what_left_the_list_while_a_scan_was_interrupted_does_not_come_back(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (bad(HSTS),)})
    restriction = Restriction(host=SITE.host, port=SITE.port, opd=SITE.opd, cause=Cause.UNLISTED, at=AT)
    one = nights.site(nights.scan({SITE: (silent(HSTS),)}, restrictions=(restriction,)))
    assert outcomes(one) == {HSTS: "unknown"}


def test_families_of_checks_by_turns_are_a_whole(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (well(ENV),)}, only=("exposed-*",))
    nights.scan({SITE: (well(TLS),)}, only=("tls-*",))
    assert not nights.site(nights.scan({SITE: (well(TLS),)}, only=("tls-*",))).whole
    assert nights.site(nights.scan({SITE: (well(HSTS),)}, only=("http-*",))).whole


def test_a_look_at_one_host_has_no_past(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (well(HSTS), bad(ENV))})
    one = nights.site(nights.scan({SITE: (well(HSTS),)}, only=("http-*",), kind=ScanKind.HOST))
    assert outcomes(one) == {HSTS: "pass"}
    assert outcomes(nights.site(nights.scan({SITE: (well(TLS),)}, only=("tls-*",)))) == {HSTS: "pass", ENV: "fail", TLS: "pass"}


def test_history_goes_past_a_scan_that_did_not_ask(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (bad(ENV), well(HSTS))})
    nights.scan({SITE: (well(HSTS),)}, only=("http-*",))
    (entry,) = nights.site(nights.scan({SITE: (bad(ENV), well(HSTS))})).ledger.values()
    assert (entry.state, entry.first_seen, entry.changed) == (State.STILL, AT, AT + 2 * DAY)
    (finding,) = store.triage.tracked_findings("")
    assert finding.scan == 3


def test_a_finding_is_where_it_was_asked_for_last(store: Store) -> None:
    nights = Nights(store)
    nights.scan({SITE: (bad(ENV), well(HSTS))})
    nights.scan({SITE: (well(HSTS),)}, only=("http-*",))
    (finding,) = store.triage.tracked_findings("")
    assert (finding.scan, finding.identity.check) == (1, ENV)


def test_facts_are_those_of_who_asked(store: Store) -> None:
    nights = Nights(store)
    nginx, php = Software(name="nginx", version="1.24", certainty="certain"), Software(name="PHP", version="8.1", certainty="certain")
    nights.scan({SITE: (well(HSTS), well(ENV))}, facts=Facts(software=(nginx, php), mentioned_hosts=("arsip.kotacontoh.go.id",)))
    newer = msgspec.structs.replace(nginx, version="1.26")
    one = nights.site(nights.scan({SITE: (well(HSTS),)}, only=("http-*",), facts=Facts(software=(newer,))))
    assert set(one.facts.software) == {newer, php}
    assert one.facts.mentioned_hosts == ("arsip.kotacontoh.go.id",)
