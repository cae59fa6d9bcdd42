"""The walls of the house: who may import whom, who may touch the world, how long a file may be, and where each invariant is held."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import checks
from checks.core.check.registry import AREAS
from tests.each import each
from tests.layers import CROWD, EQUALS, LAYERS, circle, drawing, edges, upward
from tests.source import PACKAGES, ROOT, files, imports, parsed

LONGEST_FILE = 300
NO_NAMES = ("utils", "helpers", "manager", "base", "common")


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What nothing in checks/ or reports/ may import: the network, other programs, a database, a clock, chance.
WORLD = names(
    "alembic asyncio ftplib http httpx multiprocessing psycopg random requests secrets select selectors smtplib socket "
    "sqlalchemy sqlite3 ssl subprocess threading time urllib.request urllib3"
)
CLOCK = names("now utcnow today")
# What a check may import besides `checks`: the standard library without files, processes, threads and the network.
PURE = names(
    "__future__ base64 binascii bisect collections collections.abc contextlib dataclasses datetime difflib enum fnmatch fractions "
    "functools hashlib html html.entities html.parser ipaddress itertools json math operator re string textwrap types typing "
    "unicodedata urllib.parse"
)
SOCKETS = names("dns.asyncquery dns.asyncresolver dns.query dns.resolver ftplib http.client httpx requests smtplib socket urllib.request")
OPENERS = names("create_connection create_datagram_endpoint create_server open_connection sock_connect start_server")
DATABASES = names("alembic psycopg sqlalchemy sqlite3")
WRITERS = names("mkdir open rename rmdir touch unlink write_bytes write_text")

# Every invariant of the design, and the tests that hold it.
INVARIANTS = {
    "same evidence in, same verdict out": (
        "tests/scanner/test_kill.py::test_judging_again_without_the_network_gives_the_same_bytes",
        "tests/scanner/triage/test_judge_again.py::test_judging_again_changes_nothing",
        "tests/core/assess/test_any_evidence.py::test_whatever_was_seen",
        "tests/test_architecture.py::test_checks_and_reports_do_not_touch_the_world",
    ),
    "a PASS has every need observed": (
        "tests/core/assess/test_any_evidence.py::test_a_clean_site_with_one_failure_never_passes",
        "tests/core/assess/test_judge.py::test_silence_on_an_accepted_failure_is_no_pass",
        "tests/core/assess/test_judge.py::test_not_collected_not_asked_not_for_addresses",
    ),
    "facts fill the text in both languages": (
        "tests/core/model/test_text.py::test_facts_fill_both_languages",
        "tests/core/model/test_text.py::test_languages_must_use_the_same_placeholders",
        "tests/checks/test_contract.py::test_keeps_the_contract",
    ),
    "counts agree in every output because one function counts": (
        "tests/reports/html/test_pages.py::test_the_counts_on_the_page_are_those_of_the_tally",
        "tests/reports/html/test_pages.py::test_the_overview_adds_up_to_the_tally_of_everything",
        "tests/reports/export/test_json.py::test_the_city_is_its_hosts_and_their_sum",
        "tests/reports/export/test_counts.py::test_every_form_counts_alike",
        "tests/scanner/triage/test_waive_command.py::test_a_waived_finding_is_in_no_count_and_in_every_list_of_accepted_risks",
    ),
    "no request leaves without passing the scope guard": (
        "tests/test_architecture.py::test_only_the_door_opens_sockets",
        "tests/scanner/net/test_door.py::test_an_unregistered_host_is_out_of_scope",
        "tests/scanner/net/test_door.py::test_a_registered_name_at_a_forbidden_address_is_not_contacted",
        "tests/scanner/net/test_door.py::test_a_redirect_out_of_scope_is_recorded_and_not_followed",
        "tests/scanner/probes/crawl/test_crawl.py::test_strangers_whose_code_is_loaded_are_asked_about_in_the_dns_alone",
        "tests/scanner/probes/tls/test_revocation.py::test_nobody_is_asked_because_an_untrusted_certificate_says_so",
        "tests/scanner/probes/tls/test_revocation.py::test_the_door_fetches_only_what_a_trusted_certificate_names",
        "tests/scanner/probes/tls/test_weakness.py::test_below_level_probe_nothing_is_sent",
        "tests/scanner/triage/test_retest.py::test_no_other_request_is_sent",
        "tests/scanner/triage/test_retest.py::test_what_the_list_no_longer_permits_is_not_asked",
    ),
    "killing the process at any point loses no committed host and resume completes the scan": (
        "tests/scanner/store/kills/test_share.py::test_what_was_collected_and_not_judged_is_judged_and_not_asked_again",
        "tests/scanner/store/kills/test_share.py::test_a_scan_that_is_killed_is_finished_as_if_nothing_had_been",
        "tests/scanner/store/kills/test_share.py::test_what_else_is_killed_is_done_whole_or_not_at_all",
    ),
    "secrets and personal data in evidence are masked before they are stored": (
        "tests/scanner/net/test_door.py::test_secrets_do_not_pass_the_door",
        "tests/core/redact/test_mask.py::test_no_secret_survives",
    ),
    "whatever a hostile server sends, the scan ends": (
        "tests/scanner/net/test_door.py::test_redirects_without_end_end",
        "tests/scanner/net/test_limits.py::test_the_time_budget_holds",
        "tests/scanner/net/test_limits.py::test_of_compressed_bombs_the_beginning_is_kept",
        "tests/core/assess/test_any_evidence.py::test_whatever_was_seen",
    ),
    "whatever a hostile server sends, the report is well-formed and nothing in it can run": (
        "tests/reports/html/test_hostile.py::test_nothing_comes_alive_in_a_page",
        "tests/reports/html/test_hostile.py::test_no_text_breaks_a_page",
        "tests/reports/html/test_hostile.py::test_json_stays_json_and_steers_no_terminal",
    ),
}  # fmt: skip


def of(module: str, forbidden: frozenset[str]) -> bool:
    """True when a module is one of these, or inside one."""
    parts = module.split(".")
    return any(".".join(parts[:n]) in forbidden for n in range(1, len(parts) + 1))


def calls(tree: ast.Module) -> set[str]:
    """The last name of everything that is called: ``path.open()`` gives ``open``."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {f.attr if isinstance(f, ast.Attribute) else f.id for f in functions if isinstance(f, ast.Attribute | ast.Name)}


def attributes(tree: ast.Module) -> set[str]:
    """Every attribute that is looked at, called or only passed on: ``clock=dt.datetime.now`` gives ``now``."""
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def offenders(paths: list[Path], forbidden: frozenset[str]) -> dict[str, set[str]]:
    imports_there = {str(path): {module for module in imports(parsed(path)) if of(module, forbidden)} for path in paths}
    return {path: modules for path, modules in imports_there.items() if modules}


@pytest.mark.slow
def test_scanner_imports_reports_imports_checks_and_never_the_other_way() -> None:
    assert offenders(files("checks"), frozenset(("reports", "scanner"))) == {}
    assert offenders(files("reports"), frozenset(("scanner",))) == {}


@pytest.mark.slow
def test_checks_and_reports_do_not_touch_the_world() -> None:
    pure = files("checks", "reports")
    assert offenders(pure, WORLD) == {}
    clocks = {str(path): CLOCK & attributes(parsed(path)) for path in pure}
    assert {path: names for path, names in clocks.items() if names} == {}


def test_a_check_imports_only_checks_and_the_pure_standard_library() -> None:
    wrong = []
    for path in files(*(f"checks/{area}" for area in AREAS)):
        offered = {"checks", *(f"checks.{name}" for name in checks.__all__)}
        own = frozenset((f"checks.{path.parts[1]}",))
        wrong += [f"{path}: {module}" for module in imports(parsed(path)) if module not in offered and not of(module, PURE | own)]
    assert wrong == []


@pytest.mark.slow
def test_a_scan_loads_no_evidence_by_hand() -> None:
    """What examples are made with would cost every start keys and certificates."""
    code = "import sys; from checks.core.check import registry; registry.load(); import scanner.run; print([m for m in sys.modules if m.endswith('.testing.certificates')])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.slow
def test_only_the_door_opens_sockets() -> None:
    outside = [path for path in files("scanner") if path.parts[1] not in ("net", "example_city")]
    assert offenders(outside, SOCKETS) == {}
    openers = {str(path): OPENERS & attributes(parsed(path)) for path in outside}
    assert {path: names for path, names in openers.items() if names} == {}


def test_only_the_store_knows_the_database() -> None:
    assert offenders([path for path in files("scanner") if path.parts[1] != "store"], DATABASES) == {}


def test_reports_become_files_in_one_place() -> None:
    writing = {str(path) for path in files("reports") if WRITERS & calls(parsed(path))}
    assert writing == {"reports/export/atomic.py"}


@pytest.mark.slow
def test_no_circle_of_rooms() -> None:
    assert circle(edges()) == []


def test_no_import_against_the_layers() -> None:
    assert upward(edges()) == []


@pytest.mark.parametrize("folder", LAYERS)
def test_everything_has_its_layer(folder: str) -> None:
    children = {path.relative_to(folder).parts[0].removesuffix(".py") for path in files(folder)} - {"__init__"}
    assert sorted(name for row in LAYERS[folder] for name in row) == sorted(children)


def test_the_layers_are_drawn_for_contributors() -> None:
    assert drawing() in (ROOT / "CONTRIBUTING.md").read_text("utf-8"), drawing()


def test_a_full_folder_is_a_list_of_equals() -> None:
    folders = [str(path.parent) for path in files(*PACKAGES)]
    assert {folder for folder in folders if folders.count(folder) > CROWD} == EQUALS.keys()


@pytest.mark.slow
@each("path", files(*PACKAGES, "tests"), ids=str)
def test_a_file_is_one_idea(path: Path) -> None:
    text, tree = (ROOT / path).read_text("utf-8"), parsed(path)
    assert len(text.splitlines()) <= LONGEST_FILE
    assert not {word for part in (*path.parent.parts, path.stem) for word in part.split("_")} & set(NO_NAMES)
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
    assert ast.get_docstring(tree) or not tree.body


def test_the_surface_for_authors_is_sorted_complete_and_there() -> None:
    import_nodes = [node for node in ast.walk(parsed(Path("checks/__init__.py"))) if isinstance(node, ast.ImportFrom)]
    bound = {
        alias.asname or alias.name
        for node in import_nodes
        if node.module not in ("typing", "checks.core.check.lazy")
        for alias in node.names
    }
    assert set(checks.__all__) == bound
    assert checks.__all__ == sorted(checks.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert all(hasattr(checks, name) for name in checks.__all__)


@each("invariant", INVARIANTS)
def test_every_invariant_is_held_by_tests(invariant: str) -> None:
    for held_by in INVARIANTS[invariant]:
        path, _, name = held_by.partition("::")
        defined = {node.name for node in parsed(Path(path)).body if isinstance(node, ast.FunctionDef)}
        assert name in defined, f"{held_by} is gone; {invariant!r} needs another test"


BROKEN = """
import scanner.net
from http import client
def late():
    from time import monotonic
    return datetime.datetime.now(), asyncio.open_connection, path.open("x")
"""


def test_the_layers_would_be_seen_to_break() -> None:
    parse, page, judge = "checks.core.parse.url", "checks.core.page.similarity", "checks.core.assess.judge"
    assert circle([(judge, page), (page, parse)]) == []
    assert upward([(judge, page), (page, parse)]) == []
    assert set(circle([(judge, page), (page, parse), (parse, judge)])) == {"checks/core/assess", "checks/core/page", "checks/core/parse"}
    assert upward([(parse, judge), (page, "checks.core.check.need")]) == [(page, "checks.core.check.need"), (parse, judge)]


def test_the_walls_would_be_seen_to_break() -> None:
    """Without this, a mistake in the functions above would let everything pass."""
    tree = ast.parse(BROKEN)
    imports_there = set(imports(tree))
    assert {"scanner.net", "http", "http.client", "time", "time.monotonic"} == imports_there
    assert {module for module in imports_there if of(module, WORLD | {"scanner"})} == imports_there
    assert calls(tree) == {"now", "open"}
    assert attributes(tree) == {"datetime", "now", "open", "open_connection"}
    assert all(name.partition(".")[0] in sys.stdlib_module_names for name in PURE)
