"""web.config: every fix by itself, and all of them together, as the schema of IIS has it."""

from __future__ import annotations

import pytest

from checks.core.check import registry
from checks.core.check.check import Check
from checks.core.configuration.measure import Circumstances
from checks.core.configuration.render import settings_files
from checks.core.configuration.settings_file import SettingsScope, WebServer
from tests.advice.web_config import refusals
from tests.each import each

FIXES = [check for check in registry.load() if check.fix.measures]
AROUND = Circumstances(host="dinkes.kotacontoh.go.id", paths=("/.env", "/backup/", "/adminer.php"))


def documents(measured: list[Check]) -> list[str]:
    files = settings_files(WebServer.IIS, tuple(measure for check in measured for measure in check.fix.measures), AROUND, "id")
    return [file.text for file in files if file.scope is SettingsScope.HOST and "<configuration>" in file.text]


@each("fix", FIXES, ids=lambda fix: fix.id)
def test_each_fix_keeps_to_the_schema(fix: Check) -> None:
    for document in documents([fix]):
        assert list(refusals(document)) == []


def test_all_fixes_together_keep_to_the_schema() -> None:
    (document,) = documents(FIXES)
    assert list(refusals(document)) == []


@pytest.mark.parametrize(
    ("document", "refusal"),
    [
        (
            '<configuration><system.webServer><httpProtocol><customHeaders><add name="A" value="1" /><add name="a" value="2" /></customHeaders>'
            "</httpProtocol></system.webServer></configuration>",
            "twice",
        ),
        ("<configuration><system.webServer><site /></system.webServer></configuration>", "unknown"),
        ('<configuration><system.webServer><directoryBrowse enable="false" /></system.webServer></configuration>', "no attribute"),
    ],
)
def test_what_iis_refuses_is_noticed(document: str, refusal: str) -> None:
    assert refusal in " ".join(refusals(document))
