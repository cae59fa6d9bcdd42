"""One server, all its faults, and each check's fix put in by itself: what became of it."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from checks import Check, Finding, Outcome, SettingBlock, Target, Verdict
from checks.core.assess.tally import tally
from checks.core.check import registry
from checks.core.configuration.measure import Circumstances
from checks.core.configuration.render import settings_files
from checks.core.configuration.settings_file import SettingsFile
from reports.views.check_texts import CheckTexts
from reports.views.configuration import HostFindings, circumstances, host_configurations, verification
from tests.advice.layout import Flavour, Laid
from tests.advice.neglect import TOKEN
from tests.advice.reasons import LEFT, MENDED, SILENT
from tests.advice.shell import output
from tests.advice.workbench import Workbench
from tests.real.applications import wordpress
from tests.real.authority import Issue
from tests.real.look import PAGES, TLS, look

CHECKS = {check.id: check for check in registry.load()}
TEXTS = CheckTexts(CHECKS.values())
OFFICE, OFFICE_ADDRESS = "127.0.3.0/24", "127.0.3.1"
CONTACT = "csirt@kotacontoh.go.id"
REPORTED = dt.date(2026, 11, 29)
COLUMNS = ("fault seen", "server starts", "finding gone", "nothing new", "site works", "verify tells apart")


class Row(msgspec.Struct):
    """A line of the table: each cell is ``yes`` or a reason."""

    check: str
    flavour: Flavour
    cells: dict[str, str]

    @property
    def faults(self) -> dict[str, str]:
        """The cells that are neither yes nor a reason that is known."""
        return {column: cell for column, cell in self.cells.items() if cell != "yes" and not cell.startswith("(")}


class Sight(msgspec.Struct, frozen=True):
    """What tilik says of the neglected site: findings by check, and every check's outcome."""

    findings: dict[str, tuple[Finding, ...]]
    outcomes: dict[str, str]
    grade: str | None

    def keys(self) -> set[tuple[str, str]]:
        return {(check, finding.subject) for check, findings in self.findings.items() for finding in findings}


class Trial:
    """Trials of one flavour on a workbench."""

    def __init__(self, bench: Workbench, flavour: Flavour, *, issue: Issue = Issue.RSA, secure: bool = True, blog: bool = True) -> None:
        self.bench, self.flavour, self.secure = bench, flavour, secure
        self.unsound = issue is not Issue.RSA or not secure
        self.laid: Laid = bench.laid(flavour, issue=issue, tls=not self.unsound, secure=secure, blog=blog)
        self.before: Sight | None = None
        self.answers: dict[str, str] = {}

    def baseline(self, verified: Sequence[Check] = ()) -> Sight:
        """The server with all its faults: what tilik finds, and what the verify commands of these checks print."""
        self.prepare(())
        with self.laid.running():
            assert self.unsound or not (broken := list(self.broken())), broken
            self.before = self.sight()
            assert "unknown budget" not in self.before.outcomes.values(), self.before.outcomes
            findings = self.before.findings
            self.answers = {check.id: self.verify(check.id, findings[check.id][0]) for check in verified if check.id in findings}
        return self.before

    def prepare(self, files: Sequence[SettingsFile]) -> str:
        """Lay the server and put files in; what its own test says against it."""
        self.bench.clear()
        self.laid.lay()
        self.laid.apply(files)
        return self.laid.starts()

    def sight(self, *only: str) -> Sight:
        look_again = look(self.bench.server(self.laid), self.bench.host, "--level", "probe", only=only or (PAGES, TLS)).content
        return Sight(
            {
                verdict["check"]: findings
                for verdict in look_again["verdicts"]
                if (findings := tuple(_finding(verdict["check"], one) for one in verdict["findings"]))
            },
            {verdict["check"]: f"{verdict['outcome']} {verdict['reason'] or ''}".strip() for verdict in look_again["verdicts"]},
            tally(
                Verdict(check=v["check"], outcome=Outcome(v["outcome"]), findings=tuple(_finding(v["check"], one) for one in v["findings"]))
                for v in look_again["verdicts"]
            ).grade,
        )

    def composed(self) -> tuple[SettingsFile, ...]:
        """The configuration that the report of this site offers for this server."""
        (one,) = (one for one in host_configurations(self.host, CONTACT, REPORTED, (OFFICE,)) if one.server is self.flavour.server)
        return one.files("id")

    @property
    def host(self) -> HostFindings:
        assert self.before
        findings = tuple(
            (one, TEXTS.advice(one), finding) for one, finding_rows in self.before.findings.items() for finding in finding_rows
        )
        return HostFindings(
            target=self.target, software=(), servers=frozenset([str(self.flavour.server)]), https=self.secure, findings=findings
        )

    def circumstances(self, check: str) -> Circumstances:
        return circumstances(self.host, CONTACT, REPORTED, (OFFICE,), check)

    @property
    def target(self) -> Target:
        return Target(host=self.bench.host, port=self.laid.https, http_port=self.laid.http)

    def row(self, check: Check) -> Row:
        """The fix of one check by itself."""
        assert self.before
        row = Row(check.id, self.flavour, {})
        files = settings_files(self.flavour.server, check.fix.measures, self.circumstances(check.id), "id", step=True)
        look_again = self.before.findings.get(check.id, ())
        if self.flavour is Flavour.HTACCESS and check.area == "tls":
            row.cells = {"fault seen": "(what is done in WHM or WebAdmin, which the step says)"}
            return row
        row.cells["fault seen"] = "yes" if look_again else SILENT.get(check.id) or f"no: {self.before.outcomes[check.id]}"
        if not look_again:
            return row
        wrong = self.prepare(files)
        row.cells["server starts"] = wrong or "yes"
        if wrong:
            return row
        with self.laid.running():
            # Settings of TLS may change what pages are; settings of pages change nothing in a handshake.
            after = self.sight(*(() if check.area == "tls" else (PAGES,)))
            row.cells |= self._compared(check.id, after)
            row.cells["site works"] = "; ".join(self.broken()) or "yes"
            apart = self.told_apart(check.id, look_again[0])
            stays = row.cells["finding gone"].startswith("(") and apart != "yes"
            row.cells["verify tells apart"] = "(as the finding stays)" if stays else apart
        return row

    def _compared(self, check: str, after: Sight) -> dict[str, str]:
        assert self.before
        rest = [f"{one.problem} {one.subject}".strip() for one in after.findings.get(check, ())]
        outcome = after.outcomes[check]
        cure = "yes" if not rest and outcome.startswith(("pass", "not-applicable")) else f"{', '.join(rest)} ({outcome})"
        new = sorted(" ".join(key) for key in after.keys() - self.before.keys() if key[0] != check)
        reason = LEFT.get((check, self.flavour)) or LEFT.get((check, None))
        return {"finding gone": reason if cure != "yes" and reason else cure, "nothing new": ", ".join(new) or "yes"}

    def told_apart(self, check: str, finding: Finding) -> str:
        """Whether the verify command says of the mended server what is expected, and did not of the faulty one."""
        expected = MENDED.get(check)
        if TEXTS.advice(check).fix.verify.startswith("tilik retest"):
            return "(tilik retest)"
        if expected is None:
            return "no expectation"
        before, after = self.answers[check], self.verify(check, finding)
        if re.search(expected, before, re.M):
            return f"faulty looks mended: {before!r}"
        return "yes" if re.search(expected, after, re.M) else f"mended does not show: {after!r}"

    def verify(self, check: str, finding: Finding) -> str:
        """What the command of the report prints, run as it stands but for the place of the host."""
        command = verification(TEXTS.advice(check), self.target, finding, "0" * 12, "https").id
        if command.startswith("tilik retest"):
            return ""
        return output(command, self.bench.server(self.laid), self.bench.host)

    def broken(self) -> Iterator[str]:
        """What of the sites does not work any more."""
        host = self.bench.host
        yield from self._asks(host, "/statis.html", "Halaman statis")
        yield from self._asks(host, "/jadwal", "Masuk")
        yield from self._asks(host, "/aplikasi/", "Aplikasi berjalan")
        yield from self._asks(host, "/index.php/pribadi", "cache-control: private", head=True)
        yield from self._asks(host, "/esakip/", "Kinerja")
        yield from self._asks(host, "/estimasi.html", "Estimasi")
        yield from self._asks(host, "/uploads/surat.pdf", "%PDF")
        yield from self._asks(host, "/dokumen/daftar.pdf", "%PDF")
        yield from self._asks(host, "/unduhan/apbd.zip", "arsip untuk umum")
        yield from self._asks(host, f"/.well-known/acme-challenge/{TOKEN}", TOKEN)
        yield from self._asks(host, f"/.well-known/acme-challenge/{TOKEN}", TOKEN, plain=True)
        yield from self._asks(host, "/phpmyadmin/", 'name="pma_username"', office=True)
        for name in ("rahasia", "config"):
            if "<?php" in self._answer(host, f"/phpmyadmin/{name}.inc.php", office=True):
                yield "source of PHP is given away"
        if self.bench.blog and len(self.laid.hosts) > 1:
            blog = wordpress.CLEAN
            yield from self._asks(blog, "/", "Dinas Kesehatan Kota Contoh")
            yield from self._asks(blog, "/wp-login.php", "user_pass")
            yield from self._asks(blog, "/wp-includes/css/dashicons.min.css", "dashicons")
            # Without it nobody can write a post.
            yield from self._asks(blog, "/wp-includes/js/dist/compose.min.js", "createHigherOrderComponent")
            yield from self._asks(blog, "/wp-json/", "Dinas Kesehatan")
            yield from self._asks(blog, "/wp-json/wp/v2/users", "slug", office=True)

    def status(self, path: str, *headers: str) -> str:
        """What plain HTTP answers the neglected site's visitor."""
        more = [part for header in headers for part in ("-H", header)]
        command = (
            "curl",
            "-sS",
            "-o",
            "/dev/null",
            "-w",
            "%{http_code}",
            *more,
            "--connect-to",
            f"{self.bench.host}:80:127.0.0.1:{self.laid.http}",
            f"http://{self.bench.host}{path}",
        )
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout

    def _asks(self, host: str, path: str, expected: str, *, office: bool = False, plain: bool = False, head: bool = False) -> Iterator[str]:
        answer = self._head(host, path) if head else self._answer(host, path, office=office, plain=plain)
        if expected not in answer:
            yield f"{host}{path} is broken: {answer[:80]!r}"

    def _head(self, host: str, path: str) -> str:
        """The header of an answer over HTTPS, in lower case."""
        where = ("--connect-to", f"{host}:443:127.0.0.1:{self.laid.https}")
        command = ("curl", "-sS", "-o", "/dev/null", "-D", "-", "--cacert", str(self.bench.root), *where, f"https://{host}{path}")
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False).stdout.lower()

    def _answer(self, host: str, path: str, *, office: bool = False, plain: bool = False) -> str:
        port, scheme = (self.laid.http, "http") if plain else (self.laid.https, "https")
        where = ("--connect-to", f"{host}:80:127.0.0.1:{port}", "--connect-to", f"{host}:443:127.0.0.1:{self.laid.https}")
        source = ("--interface", OFFICE_ADDRESS) if office else ()
        done = subprocess.run(
            ("curl", "-sSL", "--cacert", str(self.bench.root), *where, *source, f"{scheme}://{host}{path}"),
            capture_output=True, text=True, errors="replace", timeout=30, check=False,
        )  # fmt: skip
        return done.stdout or done.stderr


def _finding(check: str, row: dict[str, Any]) -> Finding:
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in row["facts"].items()}
    return CHECKS[check].problem(row["problem"])(row["subject"], **facts)


def tried(flavour: Flavour) -> list[Check]:
    """The checks whose fix is settings of this server, but for those about its certificate."""
    own = (check for check in CHECKS.values() if check.fix.measures and SettingBlock("certificate") not in check.fix.measures)
    return [check for check in own if flavour.server in check.fix.servers]
