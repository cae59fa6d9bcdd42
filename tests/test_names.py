"""What names may not be: a past participle, or one public name for two things. Both lists only become shorter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.names import participles, public_names
from tests.source import files

# Stored fields (their names are bytes in the store), migrations, which are never edited, the surface for authors of plug-ins, outcomes, and words of
# standards ("410 Gone").
LEFT = {
    "checks/core/assess/ledger.py": "first_seen last_seen",
    "checks/core/assess/waivers.py": "made",
    "checks/core/evidence/tls.py": "NOT_ASKED UNKNOWN",
    "checks/core/exposure/entry.py": "UNKNOWN",
    "checks/core/exposure/judge.py": "proven",
    "checks/core/facts/values.py": "named",
    "checks/core/model/finding.py": "UNKNOWN",
    "checks/core/model/reason.py": "NOT_ASKED",
    "checks/core/model/undecided.py": "Unknown",
    "checks/core/page/first_proven.py": "first_proven proven",
    "checks/core/page/soft_404.py": "GONE",
    "checks/core/parse/csp.py": "unknown",
    "checks/core/ratings/mozilla.py": "seen wanted",
    "checks/core/ratings/ssllabs.py": "_UNKNOWN unasked",
    "checks/core/software/releases.py": "UNTOLD",
    "checks/core/testing/evidence.py": "gone",
    "checks/core/tls/strength.py": "UNKNOWN suite_named",
    "checks/http/csp.py": "UNKNOWN",
    "checks/http/deprecated.py": "_GONE",
    "checks/http/security_txt.py": "WELL_KNOWN",
    "checks/tls/ccs.py": "seen",
    "checks/tls/forward_secrecy.py": "known",
    "checks/tls/heartbleed.py": "seen",
    "checks/tls/key_exchange.py": "found",
    "checks/tls/protocols.py": "given unknown",
    "checks/tls/robot.py": "known seen",
    "checks/tls/ticketbleed.py": "seen",
    "reports/export/formats/json/objects.py": "first_seen",
    "reports/views/check_texts.py": "_unknown",
    "reports/views/deliveries.py": "UNSEEN",
    "reports/words/letter.py": "GREETING_NAMED UNSEEN",
    "reports/words/register.py": "OWNER_NAMED",
    "reports/words/remedies.py": "_NOT_FOUND",
    "scanner/store/migrations/packed.py": "made",
    "scanner/store/migrations/versions/v0004_columns.py": "kept named",
}


@pytest.mark.parametrize("path", files("checks", "reports", "scanner"), ids=str)
def test_names_say_what_a_thing_is(path: Path) -> None:
    assert set(participles(path)) <= set(LEFT.get(str(path), "").split())


def test_no_public_name_has_two_meanings() -> None:
    assert public_names() == {}
