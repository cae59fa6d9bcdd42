"""What only another certificate mends: each check with the certificate that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from tests.advice.layout import Flavour
from tests.advice.trial import CHECKS, Row, Trial
from tests.advice.workbench import Workbench
from tests.real.authority import Issue

ISSUES = {"tls-chain": Issue.INCOMPLETE, "tls-trust": Issue.SELF_SIGNED, "tls-hostname": Issue.OTHER_NAME}


def certificate_rows(bench: Workbench, flavour: Flavour, *, blog: bool = True) -> Iterator[Row]:
    """A row for each of them; `.htaccess` has no certificates."""
    for check, issue in ISSUES.items():
        trial = Trial(bench, flavour, issue=issue, blog=blog)
        trial.baseline([CHECKS[check]])
        yield trial.row(CHECKS[check])
