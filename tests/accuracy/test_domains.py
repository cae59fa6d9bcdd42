"""A share of the labelled domains is judged as labelled; `make accuracy` does all of them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.accuracy.__main__ import faults
from tests.accuracy.domains.labels import LABELS
from tests.accuracy.domains.measure import CHECKS, scores

_SHARE = 6


def test_enough_domains_and_half_of_them_are_traps() -> None:
    assert len(LABELS) >= 120
    assert 0.4 <= sum(label.behaviour.trap for label in LABELS) / len(LABELS) <= 0.65
    assert not [name for name, times in Counter(label.name for label in LABELS).items() if times > 1]


def test_every_check_of_domains_has_something_to_find() -> None:
    faulty = {check.id for check in CHECKS for label in LABELS if label.behaviour.label(check.id).startswith("fail")}
    # Signed domains are made by the tools of BIND: tests/real/domains/test_dnssec.py, tests/real/mail/test_dane.py.
    assert {check.id for check in CHECKS} - faulty == {"dns-dnssec", "mail-dane"}


@pytest.mark.slow
def test_a_share_of_the_domains_is_judged_as_labelled() -> None:
    assert faults(scores(LABELS[::_SHARE])) == []
