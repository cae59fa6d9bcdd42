"""`make bench-tls`: how fast and how heavy all questions about TLS are, beside sslscan and sslyze on the same servers in the same run."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from checks import Acceptance, Outcome, TlsAnswers, TlsSurvey
from scanner.settings import Network
from scanner.store import Store
from tests.bench.far import relayed
from tests.bench.servers import sites
from tests.bench.surveyed import Questions, alone
from tests.real.programs import program
from tests.real.tls.keys import HOST, keys
from tests.real.tls.servers import Place, in_nginx
from tests.real.tls.sslyze import installed

COUNT = 100
_ROUNDS = 3
_AT_ONCE = 8
_SSLSCAN = (program("sslscan", "sslscan"), "--xml=/dev/null", f"--sni-name={HOST}")
_FAST = ("--rate", "1000", "--connections", "8")
_OPEN = Network(allow_private=("127.0.0.0/8",), rate=1000.0, connections=8)
_POLITE = Network(allow_private=("127.0.0.0/8",))
_FAR = 0.020
# What Debian's nginx.conf says.
_DEBIAN = "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on;"
_TWELVE = (
    "ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA:"
    "ECDHE-RSA-AES256-SHA;"
)


class Figures(msgspec.Struct, frozen=True):
    """All hosts by one tool: seconds of wall clock and of CPU, start of the program included."""

    tool: str
    hosts: int
    wall: float
    cpu: float

    @property
    def pace(self) -> float:
        return self.hosts / self.wall

    @property
    def weight(self) -> float:
        """CPU a host in milliseconds."""
        return self.cpu / self.hosts * 1000


def measured(tool: str, hosts: int, run: Callable[[], object]) -> Figures:
    """What the operating system says of the processes that ``run`` started and waited for."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run()
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Figures(tool, hosts, wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def by_tilik(folder: Path, jobs: int) -> Figures:
    """A scan of the list, all questions about TLS, weaknesses included; each host must have been seen in full."""
    file = f"tls-{len(list(folder.glob('tls-*.db')))}.db"
    command = (sys.executable, "-m", "scanner", "scan", "--store", file, "--jobs", str(jobs), "--quiet", "--only", "tls-*", *_FAST)
    figures = measured(f"tilik, {jobs} process{'es' if jobs > 1 else ''}", COUNT, lambda: _done(command, folder))
    store = Store(str(folder / file))
    try:
        places = list(store.collected(store.scans()[0].id))
        whole = [answers for place in places for answers in _answers(store.evidence(place)) if _whole(answers)]
        wrong = sum(verdict.outcome is Outcome.ERROR for one in store.assessments(store.scans()[0].id) for verdict in one.verdicts)
    finally:
        store.close()
    if len(whole) != COUNT or wrong:
        raise SystemExit(
            f"only {len(whole)} of {COUNT} servers were seen in full, {wrong} verdicts are errors: the figures would mean nothing"
        )
    return figures


def by_sslscan(ends: Sequence[Place], folder: Path) -> Figures:
    """All hosts as it takes them: a list, one host after another."""
    output = folder / "sslscan.txt"
    output.write_text("".join(f"{end.address}:{end.port}\n" for end in ends))
    return measured("sslscan", len(ends), lambda: _done((*_SSLSCAN, f"--targets={output}")))


def by_many_sslscans(ends: Sequence[Place]) -> Figures:
    """As somebody in a hurry would do it: one process a host, several at once."""

    def one(end: Place) -> None:
        _done((*_SSLSCAN, f"{end.address}:{end.port}"))

    def run() -> None:
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            list(threads.map(one, ends))

    return measured(f"sslscan, {_AT_ONCE} at once", len(ends), run)


def by_sslyze(ends: Sequence[Place], folder: Path) -> Figures | None:
    """One process for all hosts, everything that it asks by itself."""
    command = installed()
    if command is None:
        return None
    output = folder / "sslyze.txt"
    output.write_text("".join(f"s{n:04}.kotacontoh.go.id:{end.port}{{{end.address}}}\n" for n, end in enumerate(ends)))
    return measured(
        "sslyze",
        len(ends),
        lambda: _done((command, f"--targets_in={output}", "--quiet", f"--json_out={folder}/sslyze.json"), checked=False),
    )


def _done(command: Sequence[str], folder: Path | None = None, checked: bool = True) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if checked and done.returncode:
        raise SystemExit((done.stderr or done.stdout).decode())


def _answers(evidence: Mapping[str, object]) -> list[TlsAnswers]:
    return [answers for survey in evidence.values() if isinstance(survey, TlsSurvey) for answers in survey.answers]


def _whole(answers: TlsAnswers) -> bool:
    return not answers.unanswered and Acceptance.UNKNOWN not in answers.versions.values()


def throughput() -> None:
    """Hosts a second and CPU a host: each tool's best of several rounds, in turns, because what else a machine does only ever slows."""
    tools: tuple[Callable[[Path, Sequence[Place]], Figures | None], ...] = (
        lambda folder, ends: by_tilik(folder, 1),
        lambda folder, ends: by_tilik(folder, os.cpu_count() or 1),
        lambda folder, ends: by_sslscan(ends, folder),
        lambda folder, ends: by_sslyze(ends, folder),
    )
    with sites(COUNT, _DEBIAN) as folder:
        ends = servers(folder)
        rounds = [[tool(folder, ends) for tool in tools] for _ in range(_ROUNDS)]
        hurried = by_many_sslscans(ends)
        one = Figures("tilik check, one host", 1, *_program(folder))
    best_of = [min(filter(None, runs), key=lambda run: run.cpu, default=None) for runs in zip(*rounds, strict=True)]
    ours, peers = [row for row in best_of[:2] if row], [row for row in best_of[2:] if row]
    print(f"{'best of ' + str(_ROUNDS) + ' rounds':<22} {'hosts':>6} {'hosts/s':>8} {'CPU ms/host':>12}")
    for row in (*ours, *peers, hurried, one):
        print(f"{row.tool:<22} {row.hosts:>6} {row.pace:>8.1f} {row.weight:>12.0f}", flush=True)
    print("CPU ms/host, every round:", *(f"{row.tool} {row.weight:.0f};" for runs in rounds for row in runs if row))
    best, fastest = max(row.pace for row in peers), max(row.pace for row in ours)
    print(
        f"tilik: {fastest / best:.1f} times the pace of the better of the others (at least 10 wanted), {fastest / hurried.pace:.1f} times the hurried one"
    )
    print(f"tilik: {ours[0].weight / peers[0].weight:.2f} of sslscan's CPU a host (at most 0.33 wanted)")
    print(f"one host as a program, start of Python included: {one.wall:.2f} s")


def servers(folder: Path) -> list[Place]:
    """Where the sites listen, from the settings that were written for tilik."""
    settings = (folder / "nginx.conf").read_text()
    listening = (line.split()[1].partition(":") for line in settings.splitlines() if line.strip().startswith("listen") and " ssl" in line)
    return [Place(int(port), address) for address, _, port in listening]


def _program(folder: Path) -> tuple[float, float]:
    command = (sys.executable, "-m", "scanner", "check", "s0000.kotacontoh.go.id", "--level", "probe", "--only", "tls-*", *_FAST)
    numbers = measured("", 1, lambda: _done(command, folder))
    return numbers.wall, numbers.cpu


def one_host() -> None:
    """A server with 12 suites: near, far, and asked politely."""
    with keys() as key_files, in_nginx(_TWELVE, "rsa", "ec")(key_files) as place:
        alone(place, _OPEN)  # loads what is loaded once a process
        near, polite = min((alone(place, _OPEN) for _ in range(3)), key=lambda rate: rate.seconds), alone(place, _POLITE)
        with relayed(place, _FAR) as away:
            far = alone(away, _OPEN)
    print(f"\none host with {near.suites} suites, in a process that runs")
    _print("8 connections, no limit of pace", near, 0.0)
    _print(f"the same, {_FAR * 1000:.0f} ms away", far, _FAR)
    _print("default politeness", polite, 0.0)
    print(
        f"one host alone: {near.seconds:.2f} s (under 0.5 wanted); {polite.connections} connections at default politeness (at most 62 wanted)"
    )


def _print(how: str, rate: Questions, far: float) -> None:
    """A connection is two round trips, one to open it and one to ask."""
    trips = rate.connections * 2 * far
    print(f"  {how:<32} {rate.seconds:6.2f} s, {rate.connections} connections, sum of round trips {trips:.2f} s")


def main() -> None:
    """Print the figures."""
    print(f"{os.cpu_count()} processors; nginx runs on the same ones")
    throughput()
    one_host()


if __name__ == "__main__":
    main()
