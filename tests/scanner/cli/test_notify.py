"""A real mail server and a real web hook have what they should have, once, in the right language."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.dispar import PLAIN_HOST
from scanner.store import Store
from tests.scanner.cli.program import require_refused, run
from tests.scanner.notices.receivers import mail_receiver, web_hook

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(scanned: Path) -> Path:
    """One scan of three sites, of which one has an open .env."""
    return scanned


def settle(folder: Path, *lines: str) -> None:
    settings = folder / "tilik.toml"
    settings.write_text(settings.read_text("utf-8") + "\n[notify]\nconfirm = 0\nlevel = 'sedang'\n" + "\n".join(lines) + "\n", "utf-8")


def test_mail_and_hook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_receiver() as (mail, mail_url), web_hook() as (arrivals, hook_url):
        monkeypatch.setenv("TILIK_MAIL", mail_url)
        settle(folder, 'to = ["env:TILIK_MAIL"]', f'opd = {{dinkes = ["{hook_url}"], dispar = ["{hook_url}?dispar"]}}')
        assert run(folder, "notify", "send", "--lang", "id") == (0, "", "")
        ((to, subject, body),) = mail.mails
        assert to == "csirt@kotacontoh.go.id"
        assert "Temuan baru" in subject
        assert EXPOSED_ENV in body
        assert "DB_PASSWORD" not in body
        # Each OPD hears of its own hosts.
        to_dinkes, to_dispar = (one["message"] for one in arrivals)
        assert (EXPOSED_ENV in to_dinkes, PLAIN_HOST in to_dinkes) == (True, False)
        assert (EXPOSED_ENV in to_dispar, PLAIN_HOST in to_dispar) == (False, True)
        assert run(folder, "notify", "send") == (0, "", "")
        assert (len(mail.mails), len(arrivals)) == (1, 2)


def test_what_would_be_told_is_shown_and_not_told(folder: Path) -> None:
    with web_hook() as (arrivals, url):
        settle(folder, f'to = ["{url}"]')
        output = run(folder, "notify", "show", "--lang", "en")
        assert (output.code, arrivals) == (0, [])
        assert "notify.to[0]\nWeb security of Kota Contoh: New findings" in output.out
        assert url not in output.out
        assert run(folder, "notify", "test", "--lang", "en").out == "notify.to[0]\treached\n"
        assert [arrival["title"] for arrival in arrivals] == ["A test message from tilik: this recipient can be reached."]


def test_who_cannot_be_reached_is_named_and_told_later(folder: Path) -> None:
    with web_hook() as (arrivals, url):
        pass
    settle(folder, f'to = ["{url}"]')
    ran = run(folder, "notify", "send", "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert "notify.to[0] could not be reached" in ran.err
    assert url not in ran.err
    with web_hook() as (arrivals, other):
        settings = folder / "tilik.toml"
        settings.write_text(settings.read_text("utf-8").replace(url, other), "utf-8")
        # Another address is another recipient: what waits is for the one that was named, and is told to nobody else.
        assert run(folder, "notify", "send").code == 0
        assert arrivals == []


def test_a_second_look_drops_what_is_gone(folder: Path, city: Path) -> None:
    """The sites are up: what is asked again is seen again, and told."""
    with web_hook() as (arrivals, url):
        settle(folder, f'to = ["{url}"]')
        settings = folder / "tilik.toml"
        settings.write_text(settings.read_text("utf-8").replace("confirm = 0", "confirm = 5"), "utf-8")
        assert run(folder, "notify", "send").code == 0
        assert EXPOSED_ENV in arrivals[0]["message"]
    with closing(Store(str(folder / "tilik.db"), readonly=True)) as store:
        assert any(store.triage.retests_at(1, place.number) for place in store.collected(1))


def test_nobody_is_named(folder: Path) -> None:
    require_refused(run(folder, "notify", "send"), "names nobody")


def test_what_is_no_recipient(folder: Path) -> None:
    settle(folder, 'to = ["env:TILIK_TIDAK_ADA"]')
    require_refused(run(folder, "notify", "send"), "TILIK_TIDAK_ADA")
