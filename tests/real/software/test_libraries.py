"""Libraries as Debian's packages have them: the version is that of the package, and a copy that Debian repairs is never called its makers' own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from checks import Confidence, Outcome, ScriptAnswers, build
from checks.core.software.libraries import library_upgrade
from checks.core.software.script_libraries import libraries_in, library_at
from checks.software.javascript import software_javascript
from tests.checks.verdicts import verdict
from tests.real.applications.product import installed

pytestmark = pytest.mark.real

SHARE = Path("/usr/share/javascript")
FILES = {
    "jquery/jquery.js": "libjs-jquery",
    "jquery/jquery.min.js": "libjs-jquery",
    "jquery-ui/jquery-ui.js": "libjs-jquery-ui",
    "bootstrap/js/bootstrap.js": "libjs-bootstrap",
    "moment/moment.min.js": "libjs-moment",
    "moment/moment.js": "libjs-moment",
    "underscore/underscore.js": "libjs-underscore",
    "mustache/mustache.js": "libjs-mustache",
    "prototype/prototype.js": "libjs-prototype",
}


def _upstream(package: str) -> str:
    """The makers' number in the package's version (Debian Policy section 5.6.12): without epoch, revision and what Debian took out."""
    script_output = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, timeout=30, check=True
    ).stdout
    return script_output.rpartition(":")[2].rpartition("-")[0].partition("+")[0].partition("~")[0]


@pytest.mark.parametrize("file", FILES)
def test_the_version_is_that_of_the_package(file: str) -> None:
    installed((FILES[file],))
    copies = libraries_in(build.body((SHARE / file).read_text("utf-8")))
    assert [(copy.version, copy.is_original) for copy in copies] == [(_upstream(FILES[file]), False)]


def test_what_debian_repairs_is_to_be_confirmed() -> None:
    """Bootstrap 3.4.1 with the repair of CVE-2024-6485 and CVE-2025-1647 keeps its number (libjs-bootstrap 3.4.1+dfsg-3+deb12u2)."""
    installed(("libjs-bootstrap",))
    text = (SHARE / "bootstrap/js/bootstrap.js").read_text("utf-8")
    pages = build.crawl(
        build.page(
            (),
            build.HOME.replace(
                "</body>", "<p>Jadwal dan layanan puskesmas.</p><script src=/javascript/bootstrap/js/bootstrap.js></script></body>"
            ),
        )
    )
    script = build.page({"Content-Type": "text/javascript"}, text, path="/javascript/bootstrap/js/bootstrap.js")
    scripts = ScriptAnswers(build.AT, {script.url: "script"}, {"script": script})
    judged = verdict(software_javascript, pages=pages, scripts=scripts)
    assert judged.outcome is Outcome.FAIL
    assert [finding.confidence for finding in judged.findings] == [Confidence.TENTATIVE]


def test_a_name_with_a_number_is_not_what_is_in_the_file() -> None:
    """Nagios calls Debian's jQuery 3.6.1 ``jquery-1.12.4.min.js``."""
    installed(("nagios4-cgi", "libjs-jquery"))
    file = Path("/usr/share/nagios4/htdocs/js/jquery-1.12.4.min.js")
    assert [copy.version for copy in libraries_in(build.body(file.read_text("utf-8")))] == [_upstream("libjs-jquery")]
    library = library_at(f"https://{build.HOST}/js/{file.name}")
    assert library
    assert library_upgrade("jquery", library.version)
