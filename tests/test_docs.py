"""The documentation is true: what is generated is current, and what is written by hand names only what exists."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest

from checks.core.check import registry
from reports.export.formats.json import CityObject, HostObject
from scanner.cli import tilik
from scanner.settings import Network
from scanner.settings.declared import CrawlSettings, tables
from tests.generated_docs import PARTS, ROOT

PAGES = sorted((ROOT / "docs").glob("*.md")) + [ROOT / name for name in ("README.md", "README.id.md", "CONTRIBUTING.md", "CHANGELOG.md")]
LARGEST_IMAGE = 300_000
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@pytest.mark.parametrize("name", PARTS)
def test_what_is_generated_is_current(name: str) -> None:
    now = (ROOT / name).read_text("utf-8")
    assert now == PARTS[name](now), f"{name} is out of date: make docs"


def links(text: str) -> Iterator[str]:
    """Where links and images lead, blocks of code aside."""
    yield from re.findall(r"\]\(([^)\s]+)\)", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@every_page
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page.read_text("utf-8")):
        if re.match(r"https?://", link):
            continue
        path, _, anchor = link.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{page.name}: {link}"
        assert not anchor or anchor in anchors(there), f"{page.name}: {link}"


def test_every_page_can_be_found_from_the_readme() -> None:
    linked = set(links((ROOT / "README.md").read_text("utf-8")))
    assert {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} <= linked


def test_images_are_small_and_shown() -> None:
    pages = (ROOT / "README.md", ROOT / "README.id.md", *(ROOT / "docs").glob("*.md"))
    pictures = {(page.parent / link).resolve() for page in pages for link in links(page.read_text("utf-8"))}
    images = list((ROOT / "docs").rglob("*.png"))
    assert images
    for image in images:
        assert image.stat().st_size < LARGEST_IMAGE
        assert image.resolve() in pictures


def written_commands(text: str) -> Iterator[str]:
    """Every call of tilik in a block of commands or between back-quotes."""
    code = re.findall(r"^```(?:sh|ini)?\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    lines = [line.split(" #")[0] for block in code for line in block.splitlines()] + re.findall(r"`(tilik [^`\n]+)`", text)
    for line in lines:
        for part in re.split(r"&&|\|\||[;|{}]|\s>\s", line):
            if command_match := re.search(
                r"(?:^|[\s=/])tilik ((?:check|scan|report|judge|checks|targets|schema|doctor|demo)\b.*)$", part.strip()
            ):
                yield command_match[1].strip()


def parse(command: click.Command, arguments: list[str], parent: click.Context | None = None) -> None:
    """Take a command line as click would, running nothing; ``click.UsageError`` for what tilik does not know."""
    if not isinstance(command, click.Group):
        command.make_context("tilik", arguments, parent=parent)
    elif arguments:
        context = command.make_context("tilik", [], parent=parent, resilient_parsing=True)
        inner = command.get_command(context, arguments[0])
        if inner is None:
            raise click.UsageError(f"no such command {arguments[0]}")
        parse(inner, arguments[1:], context)


@every_page
def test_every_command_that_is_shown_would_be_taken(page: Path) -> None:
    for line in written_commands(page.read_text("utf-8")):
        if "[OPTIONS]" in line:
            continue
        try:
            parse(tilik, shlex.split(line))
        except click.MissingParameter:
            # `tilik targets import` in prose is the command's name, not a call of it.
            assert "--" not in line, f"{page.name}: tilik {line}"
        except click.UsageError as wrong:
            pytest.fail(f"{page.name}: tilik {line}: {wrong.format_message()}")


def test_commands_are_found_and_wrong_ones_noticed() -> None:
    commands = list(written_commands("```sh\na && /x/tilik scan --quiet || b  # why\n```\nand `tilik checks show ID`, `tilik.db`"))
    assert commands == ["scan --quiet", "checks show ID"]
    for wrong in ("scan --loud", "checks sohw x", "check h --format xml"):
        with pytest.raises(click.UsageError):
            parse(tilik, shlex.split(wrong))


def options(command: click.Command, parent: click.Context | None = None) -> Iterator[str]:
    context = command.make_context("tilik", [], parent=parent, resilient_parsing=True)
    for parameter in command.get_params(context):
        yield from parameter.opts
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from options(inner, context)


@every_page
def test_every_option_that_is_named_exists(page: Path) -> None:
    """Also where it stands alone in prose. Options of other programs stand in lines that call them."""
    names = set(re.findall(r"`(--[a-z-]+)", page.read_text("utf-8")))
    assert names <= set(options(tilik))


@every_page
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    command_match = set(re.findall(r"`make ([a-z-]+)", text)) | set(re.findall(r"^make ([a-z-]+)", text, re.MULTILINE))
    assert command_match <= set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@every_page
def test_every_file_that_is_named_exists(page: Path) -> None:
    names = re.findall(r"`((?:checks|reports|scanner|tests|docs)/[\w./-]*)`", page.read_text("utf-8"))
    missing = [name for name in names if not (ROOT / name).exists()]
    assert missing == []


def test_readme_has_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(r"^make demo ", readme, re.MULTILINE)
    assert re.search(r"^make test ", readme, re.MULTILINE)


def test_the_page_on_safety_states_the_limits_that_hold() -> None:
    network = Network()
    page = " ".join((ROOT / "docs/safety.md").read_text("utf-8").split())
    for promise in (
        f"At most {network.connections} connections are open at once to one address.",
        f"One address gets at most {network.rate:g} requests in any second",
        f"It gets at most {network.rate:g} new connections in any second",
        f"One host is sent at most {network.host_requests} requests",
        f"One host brings at most {network.host_bytes // 1_000_000} MB",
        f"One host takes at most {network.host_seconds:g} seconds",
        f"at most {CrawlSettings().pages} pages are asked for",
    ):
        assert promise in page


def test_every_check_has_its_line_and_its_section() -> None:
    readme, catalogue = ((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/checks.md"))
    for check in registry.load():
        assert f"(docs/checks.md#{check.id})" in readme
        assert f"\n## {check.id}\n" in catalogue
        for problem in check.problems:
            assert problem.text.en.replace("|", "\\|").replace("\n", " ") in catalogue


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/settings.md").read_text("utf-8")
    for name, table in tables().items():
        assert not name or f"[{name}]" in page
        for field in msgspec.structs.fields(table):
            assert isinstance(getattr(table, field.name), msgspec.Struct) or f"`{field.encode_name} = " in page


def fields(kind: object) -> Iterator[str]:
    """The names of every field that an object of this type can have, at any depth."""
    for definition in msgspec.json.schema_components((kind,))[1].values():
        yield from definition.get("properties", {})


@pytest.mark.parametrize("kind", [HostObject, CityObject])
def test_every_field_of_the_json_is_described(kind: type[msgspec.Struct]) -> None:
    words = set(re.findall(r"\w+", (ROOT / "docs/json.md").read_text("utf-8").split("<!-- made", 1)[0]))
    page = words | set(re.findall(r"\w+", (ROOT / "docs/json.md").read_text("utf-8").split("<!-- end -->", 1)[1]))
    assert set(fields(kind)) - page == set()


def test_the_changelog_has_a_place_for_what_comes() -> None:
    assert re.search(r"^## Unreleased$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
