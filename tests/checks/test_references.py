"""What checks cite exists: categories of the OWASP Top 10 of 2025, tests of the WSTG, weaknesses of the CWE list, and a rule of BSSN."""

from __future__ import annotations

import re

from checks.core.check import registry

# https://owasp.org/Top10/2025/
TOP_10 = {f"A{n:02}" for n in range(1, 11)}
# OWASP Web Security Testing Guide 4.2, chapters 4.1, 4.2, 4.4, 4.6, 4.8, 4.9 and 4.11: how many tests each has.
WSTG = {"INFO": 10, "CONF": 11, "ATHN": 10, "SESS": 9, "ERRH": 2, "CRYP": 4, "CLNT": 13}
# Of the CWE list 4.9: entries that are weaknesses (pillar, class, base or variant). Categories such as 16, 255, 264, 310 and 399 are none.
WEAKNESSES = {
    *(79, 125, 200, 203, 295, 296, 297, 298, 299, 300, 306, 319, 324, 326, 327, 328, 346, 353, 359, 406, 419, 434, 436, 477, 489, 497, 506),
    *(523, 524, 525, 527, 530, 532, 538, 548, 552, 614, 650, 651, 672, 693, 757, 829, 942, 1004, 1021, 1022, 1059, 1104, 1188, 1275, 1395),
}  # fmt: skip
# Neither is a weakness of the site's: that nobody can report one, which the rules that may be cited do not speak of; and what is to come.
WITHOUT_TOP_10, WITHOUT_RULE, WITHOUT_WEAKNESS = {"http-security-txt"}, {"http-security-txt"}, {"tls-post-quantum", "tls-resumption"}


def cited(pattern: str) -> dict[str, list[str]]:
    return {check.id: [hit[1] for one in check.references if (hit := re.fullmatch(pattern, one))] for check in registry.load()}


def test_the_top_10_is_that_of_2025() -> None:
    citations = cited(r"OWASP Top 10 2025 (\w+)")
    assert {one for many in citations.values() for one in many} <= TOP_10
    assert {check for check, many in citations.items() if len(many) != 1} == WITHOUT_TOP_10
    assert not [one for check in registry.load() for one in check.references if "OWASP" in one and "2025" not in one]


def test_tests_of_the_testing_guide_exist() -> None:
    for check, many in cited(r"WSTG-(.*)").items():
        for one in many:
            chapter, _, number = one.partition("-")
            assert 1 <= int(number) <= WSTG[chapter], check


def test_a_weakness_is_cited_and_no_category() -> None:
    citations = cited(r"CWE-(\d+)")
    assert {int(one) for many in citations.values() for one in many} <= WEAKNESSES
    assert {check for check, many in citations.items() if not many} == WITHOUT_WEAKNESS


def test_a_rule_of_bssn_is_cited_wherever_one_bears_on_it() -> None:
    assert {check for check, many in cited(r"BSSN 4/2021 Pasal 26 huruf ([a-m])").items() if not many} == WITHOUT_RULE
