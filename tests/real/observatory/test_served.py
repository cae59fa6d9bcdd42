"""What goes through the door, the masks and the store's encoding scores as the original scored it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.real.observatory.case_server import serving
from tests.real.observatory.cases import HOSTS
from tests.real.observatory.parity import EXPECTED
from tests.real.observatory.tilik import ratings

pytestmark = pytest.mark.real

# Of each sort some, and all with a certificate, a port or a way of their own.
_EVERY = 8
_CASES = {
    host: case
    for number, (host, case) in enumerate(HOSTS.items())
    if number % _EVERY == 0 or case.ports != "both" or case.certificate != "trusted" or case.name.startswith("way ")
}


def test_what_is_served_scores_as_the_original_scored_it(tmp_path: Path) -> None:
    expected = msgspec.json.decode(EXPECTED.read_bytes(), type=dict[str, str])
    with serving(_CASES, tmp_path) as server:
        scores = ratings(_CASES, server)
    score_texts = {_CASES[host].name: f"{one.grade} {one.score}" if one and one.grade else "none" for host, one in scores.items()}
    assert score_texts == {case.name: "none" if case.withheld else expected[case.name] for case in _CASES.values()}
