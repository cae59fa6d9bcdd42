"""What names may not be: a past participle, or one public name for two things. Both lists only become shorter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.each import each
from tests.names import participles, public_names
from tests.source import files

# Words of standards ("410 Gone", STIX's first_seen, asyncio's protocols), outcomes, why there is none, and migrations, which are never edited.
LEFT = {
    "checks/core/assess/ledger.py": "first_seen last_seen",
    "checks/core/evidence/certificates.py": "UNKNOWN",
    "checks/core/evidence/tls.py": "NOT_ASKED UNKNOWN",
    "checks/core/exposure/entry.py": "UNKNOWN",
    "checks/core/model/finding.py": "UNKNOWN",
    "checks/core/model/reason.py": "NOT_ASKED",
    "checks/core/model/undecided.py": "Unknown",
    "checks/core/page/soft_404.py": "GONE",
    "checks/core/testing/evidence.py": "gone",
    "checks/core/tls/strength.py": "UNKNOWN",
    "checks/http/security_txt.py": "WELL_KNOWN",
    "reports/export/formats/json/objects.py": "first_seen",
    "reports/words/remedies.py": "_NOT_FOUND",
    "scanner/store/migrations/packed.py": "made",
    "scanner/store/migrations/versions/v0004_columns.py": "kept named",
    "tests/bench/test_year.py": "seen",
    "tests/bench/year.py": "found seen kept",
    "tests/accuracy/software.py": "_TOLD",
    "tests/accuracy/upkeep.py": "_KEPT _TOLD _UNKNOWN kept said",
    "tests/checks/test_exposed_catalogue.py": "asked listed made stored told",
    "tests/core/software/test_exploited_feed.py": "known told",
    "tests/scanner/notices/kills.py": "told",
    "tests/scanner/probes/test_exposure.py": "made named",
    "tests/checks/compromise/test_pages.py": "given stored told",
    "tests/checks/test_software_checks.py": "seen",
    "tests/core/signs/test_change.py": "known TAKEN SEEN told",
    "tests/promises/attacks/planted.py": "planted",
    "tests/real/applications/verdict_table.py": "unknown",
    "tests/real/authority.py": "CHAINED",
    "tests/real/compromise/on_nginx.py": "_SERVED built",
    "tests/real/compromise/test_real_software.py": "shown told",
    "tests/real/test_ledger.py": "KEPT asked seen found",
    "tests/real/test_postgres_restart.py": "hosts_kept",
    "tests/reports/export/test_spam.py": "told chosen stored shown",
    "tests/reports/invented.py": "invented",
    "tests/scanner/cli/test_full_disk.py": "said found",
    "tests/scanner/cli/test_metrics.py": "found",
    "tests/scanner/cli/test_posture.py": "told",
    "tests/scanner/cli/test_store.py": "made",
    "tests/accuracy/domains/resolver.py": "connection_made datagram_received",
    "tests/scanner/net/test_dns.py": "connection_made datagram_received",
    "tests/scanner/notices/test_calendar.py": "looked certified first_seen",
    "tests/scanner/triage/test_compromise_story.py": "taken TAKEN",
}
# Folders of tests whose names are still to be gone through.
OPEN = tuple(
    Path("tests", folder)
    for folder in (
        "accuracy/compromise",
        "scanner/schedule",
        "scanner/store",
    )
)


@pytest.mark.slow
@each("path", [path for path in files("checks", "reports", "scanner", "tests") if not any(map(path.is_relative_to, OPEN))], ids=str)
def test_names_say_what_a_thing_is(path: Path) -> None:
    assert set(participles(path)) <= set(LEFT.get(str(path), "").split())


@pytest.mark.slow
def test_no_public_name_has_two_meanings() -> None:
    assert public_names() == {}
