"""What a label says comes from outside: every part of the set that issue 13 brought names the standard, the server or the report that it stands on."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from types import ModuleType

from tests.accuracy.behaviour import Behaviour
from tests.accuracy.labelled import behaviours
from tests.each import each

PARTS = (
    "actuators", "applications", "as_browsers", "encodings", "file_servers", "git_settings", "leads", "listings", "origins", "placeholders", "prefix_locations", "security_txts", "default_pages", "refusals", "setups",
    "wordpress_signs", "blocked", "bug_reports", "closed", "consoles", "unowned", "waking", "stacks.error_pages", "lengths", "small_servers",
)  # fmt: skip
# Standards by number or section, manuals and source files of servers and products, and public reports.
SOURCE = re.compile(
    r"RFC \d{4}|\bHTML(?: section)? \d|HTML sections? |Fetch(?: section|,|\b \()|MIME Sniffing|ISO/IEC|WHATWG|GFM section|"
    r"\b\w+\([158]\)|\w+\.(?:php|c|py|go|h)\b|_module\b|[Rr]eference|Handbook|Developer Resources|manual|guides|source|"
    r"Chromium \d+|curl|Caddy \d|Apache \d|nginx\W|as (?:these products|the products|PHP|frameworks|they)|PortSwigger|applications\.md|CVE-\d|GitHub",
)


def module(part: str) -> ModuleType:
    return importlib.import_module(f"tests.accuracy.{part}")


@each("part", PARTS)
def test_a_part_names_what_its_labels_stand_on(part: str) -> None:
    comments = re.findall(r"^\s*#[^\n]*", inspect.getsource(module(part)), re.MULTILINE)
    assert SOURCE.search(" ".join((module(part).__doc__ or "", *comments))), (
        "name the standard, the server or the report in the docstring or beside the table"
    )


def _of(part: str) -> Iterator[Behaviour]:
    make: Callable[[], Iterator[Behaviour]] = module(part).behaviours
    yield from make()


def test_every_label_of_these_parts_is_in_the_set() -> None:
    names = {one.name for one in behaviours()}
    parts = [one.name for part in PARTS if part != "stacks.error_pages" for one in _of(part)]
    assert len(parts) >= 350
    assert set(parts) <= names
