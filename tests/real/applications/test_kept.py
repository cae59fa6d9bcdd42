"""What is kept of real applications is whole: both twins, a word of why for everything that is no header's absence, and what `make test` needs is installed."""

from __future__ import annotations

import re
from pathlib import Path

from tests.real.applications.product import CAREFUL_TWIN, products
from tests.real.applications.verdict_table import front, names, tables_of

_MAKEFILE = Path(__file__).parents[3] / "Makefile"


def test_every_product_has_both_twins() -> None:
    for name, product in products().items():
        assert tables_of(name).keys() == product.twins().keys(), name


def test_every_verdict_that_is_no_pass_has_a_word_of_why() -> None:
    bare = {name: [line for table in tables_of(name).values() for line in table.unexplained()] for name in names()}
    assert not {name: lines for name, lines in bare.items() if lines}


def test_there_are_thirty_and_what_they_share_is_kept_once() -> None:
    assert len(names()) > 30
    assert front(CAREFUL_TWIN).passes


def test_no_two_products_have_one_name() -> None:
    labels = [product.label for product in products().values()]
    assert len(labels) == len(set(labels))


def test_what_the_share_of_make_test_needs_is_installed_there() -> None:
    packages = re.findall(r"^TEST_(?:PROGRAMS|APPLICATIONS) := ((?:.*\\\n)*.*)$", _MAKEFILE.read_text("utf-8"), re.MULTILINE)
    installed = {word.rpartition(":")[2] for words in packages for word in words.replace("\\\n", " ").split()}
    missing = {package for product in products().values() if product.share for package in product.packages} - installed
    assert not missing
