"""What every check keeps, and that the contract notices when one does not."""

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import checks
from checks.core.assess.contract import breaches
from checks.core.check import registry
from checks.core.check.check import Check, Example, Findings, Fix, check
from checks.core.check.need import Https
from checks.core.evidence.http import Exchange
from checks.core.model.bearing import UNSTATED
from checks.core.model.finding import Problem
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from checks.core.testing import evidence as build
from checks.exposed import catalogue
from tests.each import each

CHECKS = registry.load()
LONGEST_FILE = 300
PLACEHOLDERS = {"host", "port", "url", "path", "server", "id"}
every_check = each("subject", CHECKS, ids=lambda subject: subject.id)


def texts(subject: Check) -> Iterator[Text]:
    yield from (subject.title, subject.action, subject.why, subject.fix.any)
    yield from (problem.text for problem in subject.problems)
    yield from (why.text for why in subject.reasons)


@pytest.mark.slow
@every_check
def test_keeps_the_contract(subject: Check) -> None:
    assert breaches(subject) == []


@every_check
def test_stands_in_the_file_its_id_names(subject: Check) -> None:
    area, _, name = subject.id.partition("-")
    assert area in registry.AREAS
    if subject in catalogue.CHECKS:
        assert (Path(catalogue.__file__).parent / f"{name}.toml").exists()
        return
    assert subject.judge.__module__ == f"checks.{area}.{name.replace('-', '_')}"
    assert getattr(importlib.import_module(subject.judge.__module__), subject.id.replace("-", "_")) is subject


def test_every_data_file_of_the_catalogue_is_a_check() -> None:
    files = Path(catalogue.__file__).parent.glob("*.toml")
    assert sorted(subject.id for subject in catalogue.CHECKS) == sorted(f"exposed-{file.stem}" for file in files)
    assert set(catalogue.CHECKS) <= set(CHECKS)


@every_check
def test_says_everything_in_both_languages(subject: Check) -> None:
    for text in texts(subject):
        text.placeholders()
        assert text.id.strip() != text.en.strip() != ""
    for whole in (subject.title, subject.action, subject.why, subject.fix.any, *(why.text for why in subject.reasons)):
        assert not whole.placeholders()


@every_check
def test_verify_is_one_command(subject: Check) -> None:
    assert "\n" not in subject.fix.verify
    # Braces after a per cent sign are curl's own, those with spaces awk's.
    assert set(re.findall(r"(?<!%)\{(\w+)\}", subject.fix.verify)) <= PLACEHOLDERS
    assert subject.fix.expected


@every_check
def test_says_what_it_bears_on(subject: Check) -> None:
    assert subject.bearing != UNSTATED
    assert [reference for reference in subject.references if "BSSN" in reference] == list(subject.bearing.citations)


@every_check
def test_the_function_is_named_like_the_check(subject: Check) -> None:
    assert subject.judge.__name__ == subject.id.replace("-", "_")
    assert inspect.getmodule(subject.judge).__doc__


def test_no_file_is_long() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in Path(checks.__file__).parent.rglob("*.py")}
    assert lengths
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


BAD = Problem("bad", Risk(1, 1), Text(id="{n} buruk", en="{n} bad"))
PAGE = build.page()


def one_finding(home: Exchange) -> Findings:
    yield BAD(n=1)


def no_fact(home: Exchange) -> Findings:
    yield BAD()


@pytest.mark.parametrize(
    ("function", "examples", "fault"),
    [
        (one_finding, (Example(home=PAGE),), "expected pass"),
        (one_finding, (Example(BAD(n=2), home=PAGE),), "findings"),
        (one_finding, (Example(BAD(n=1), home=PAGE),), "no example is clean"),
        (one_finding, (Example(home=PAGE),), "no example shows the problem bad"),
        (one_finding, (Example(BAD(n=1), home=PAGE),), "how to verify"),
        (no_fact, (Example(BAD(), home=PAGE),), "needs the fact 'n'"),
    ],
)
def test_the_contract_notices(function: Callable[..., Findings], examples: tuple[Example, ...], fault: str) -> None:
    text = Text(id="a", en="b")
    subject = check(
        id="test-made", title=text, action=text, why=text, fix=Fix(any=text), references=("RFC 9110",), needs={"home": Https()},
        problems=(BAD,), examples=examples,
    )(function)  # fmt: skip
    assert any(fault in breach for breach in breaches(subject))
