"""Every case, under a name of its own."""

from __future__ import annotations

from tests.real.observatory import cases_cookies, cases_csp, cases_headers, cases_mixed, cases_scripts, cases_ways
from tests.real.observatory.case import DOMAIN, Case

CASES: tuple[Case, ...] = (
    *cases_csp.cases(),
    *cases_headers.cases(),
    *cases_cookies.cases(),
    *cases_scripts.cases(),
    *cases_ways.cases(),
    *cases_mixed.cases(),
    *cases_ways.withheld(),
)
HOSTS: dict[str, Case] = {f"k{number:03}.{DOMAIN}": case for number, case in enumerate(CASES)}
