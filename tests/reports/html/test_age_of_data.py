"""A report says of what day its data on releases is, and that some of it is old once it is: sixty days, by the issue that asked for it."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checks.core.software.releases import releases
from reports.html.render import opd_page
from tests.reports.city import SCAN
from tests.reports.html.page import Page
from tests.reports.html.test_pages import view

WORDS = {"id": "lebih tua dari 60 hari", "en": "older than 60 days"}


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize(("days", "is_old"), [(0, False), (60, False), (61, True), (300, True)])
def test_old_data_is_called_old(days: int, is_old: bool, lang: str) -> None:
    oldest = min(one.as_of for one in releases().products.values())
    at = dt.datetime.combine(oldest + dt.timedelta(days), dt.time(12), dt.UTC)
    text = Page(opd_page(view("dinkes", scan=msgspec.structs.replace(SCAN, started=at)), lang)).text
    assert (WORDS[lang] in text) == is_old
