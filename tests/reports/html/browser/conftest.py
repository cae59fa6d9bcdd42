"""The system's Chromium, and the reports it is shown. Each module has a browser of its own: while one is open, asyncio.run is not to be had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from checks.core.model.text import LANGUAGES
from tests.real.programs import program
from tests.reports.city import HANDOVERS
from tests.reports.views.sources import source, write


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = program("chromium", "chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def pages_of_city(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every page of the invented city, in both languages."""
    folder = tmp_path_factory.mktemp("invented")
    return [path for lang in LANGUAGES for path in write(folder / lang, "html", of=source(lang), deliveries=HANDOVERS)]
