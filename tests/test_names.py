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
    "checks/core/testing/pages.py": "gone",
    "checks/core/tls/strength.py": "UNKNOWN",
    "checks/http/security_txt.py": "WELL_KNOWN",
    "reports/export/formats/json/objects.py": "first_seen",
    "reports/words/remedies.py": "_NOT_FOUND",
    "scanner/store/migrations/packed.py": "made",
    "scanner/store/migrations/versions/v0004_columns.py": "kept named",
    "tests/real/applications/verdict_table.py": "unknown",
    "tests/accuracy/domains/resolver.py": "connection_made datagram_received",
    "tests/scanner/net/test_dns.py": "connection_made datagram_received",
}


@pytest.mark.slow
@each("path", files("checks", "reports", "scanner", "tests"), ids=str)
def test_names_say_what_a_thing_is(path: Path) -> None:
    assert set(participles(path)) <= set(LEFT.get(str(path), "").split())


@pytest.mark.slow
def test_no_public_name_has_two_meanings() -> None:
    assert public_names() == {}
