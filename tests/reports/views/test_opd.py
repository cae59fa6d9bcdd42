"""The page of an OPD beyond its counts: risk map, trend, owners and deadlines, response, form, history, alignment."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checks import Fix, Importance, Outcome, Risk, Text, Verdict
from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import State
from checks.core.model.risk import RiskLevel
from checks.core.model.text import LANGUAGES
from reports.html.render import opd_page
from reports.views.check_texts import CheckTexts
from reports.views.imprint import Imprint
from reports.views.opd import OpdView, opd_view
from reports.views.trend import Direction
from tests.reports.city import ASSESSMENTS, IMPRINT, NOW, OPDS, SCAN, assessed, target
from tests.reports.city_checks import CHECKS, FINDINGS, MISSING, OPEN, question
from tests.reports.html.page import Page
from tests.reports.html.test_pages import page, view

DINKES = OPDS[0]


def document_of(opd: OpdView, lang: str = "id") -> Page:
    return Page(opd_page(opd, lang))


def test_the_map_has_every_finding_in_its_cell_and_tells_it_in_words() -> None:
    opd = view("dinkes")
    assert {cell.risk: cell.count for cell in opd.map.nonempty} == {Risk(5, 5): 1, Risk(3, 3): 1, Risk(2, 3): 2, Risk(2, 2): 1}
    assert sum(cell.count for cell in opd.map.cells) == opd.tally.findings
    assert "kemungkinan 2, dampak 3: 2 temuan, level Sedang" in document_of(opd).text


def test_the_map_has_the_worst_cell_at_the_top_right() -> None:
    corner = next(cell for cell in view("dinkes").map.cells if cell.risk.magnitude == 25)
    assert (corner.column, corner.row) == (4, 0)


def history(**states: State) -> OpdView:
    names = [check.replace("_", "-") for check, state in states.items() if state not in (State.FIXED, State.UNVERIFIABLE)]
    fates = {check.replace("_", "-"): state for check, state in states.items()}
    return view("dinkes", assessed(target("dinkes.kotacontoh.go.id", "dinkes"), *names, states=fates))


@pytest.mark.parametrize(
    ("states", "direction"),
    [
        ({"http_hsts": State.STILL, "exposed_env": State.FIXED}, Direction.BETTER),
        ({"http_hsts": State.STILL, "exposed_env": State.NEW}, Direction.WORSE),
        ({"http_hsts": State.STILL, "http_disclosure": State.FIXED}, Direction.BETTER),
        ({"http_hsts": State.STILL}, Direction.SAME),
        ({"http_hsts": State.REOPENED, "http_disclosure": State.STILL}, Direction.WORSE),
        ({"http_hsts": State.UNVERIFIABLE}, Direction.SAME),
    ],
)
def test_the_trend_goes_by_the_worst_level_then_by_how_many(states: dict[str, State], direction: Direction) -> None:
    trend = history(**states).trend
    assert trend is not None
    assert trend.direction is direction


def test_a_first_scan_has_no_trend_and_what_was_fixed_long_ago_makes_none() -> None:
    assert view("disdik").trend is None
    later = msgspec.structs.replace(SCAN, started=NOW + dt.timedelta(days=1))
    only_fixed = assessed(target("dinkes.kotacontoh.go.id", "dinkes"), states={"http-hsts": State.FIXED})
    assert opd_view(later, DINKES, (only_fixed,), CheckTexts(CHECKS), IMPRINT).trend is None


def test_the_trend_weighs_as_findings_do_on_important_assets() -> None:
    important = assessed(target("dinkes.kotacontoh.go.id", "dinkes", Importance.HIGH), states={"http-hsts": State.UNVERIFIABLE})
    trend = view("dinkes", important).trend
    assert trend is not None
    assert trend.before.worst is RiskLevel.MEDIUM


def test_a_deadline_counts_from_when_a_finding_was_first_seen() -> None:
    due = {task.action.text.en: (task.due, task.late) for task in view("dinkes").tasks}
    assert due["Close access to .env and change every secret in it"] == (dt.date(2026, 11, 23), 0)
    assert due["Set the HSTS header for at least a year"] == (dt.date(2026, 9, 2), 80)
    assert due["Update WordPress"] == (dt.date(2026, 12, 21), 0)
    assert "2 September 2026 (lewat 80 hari)" in page("dinkes").text


def test_the_head_is_told_who_does_what_by_when_and_why() -> None:
    with_contact = msgspec.structs.replace(DINKES, contact="pengelola@dinkes.kotacontoh.go.id")
    opd = opd_view(SCAN, with_contact, ASSESSMENTS["dinkes"], CheckTexts(CHECKS), IMPRINT)
    text = document_of(opd).text
    top = text[text.index("Tindakan utama") : text.index("Perubahan sejak")]
    assert "pengelola situs Dinas Kesehatan" in top
    assert "(pengelola@dinkes.kotacontoh.go.id)" not in top
    assert text.count("pengelola situs Dinas Kesehatan (pengelola@dinkes.kotacontoh.go.id)") == len(opd.tasks)
    assert "23 November 2026" in top
    assert "Orang luar dapat memperoleh kata sandi atau kunci sistem, lalu membaca dan mengubah data layanan." in top
    assert "Berkas .env memuat" not in top


def test_a_sign_of_an_incident_comes_with_steps_contacts_ladder_and_a_form() -> None:
    text = page("dispusip").text
    order = ("Ada indikasi insiden pada 1 aset", "Langkah tanggap insiden", "Temuan dikelompokkan menurut tindakan")
    assert sorted(order, key=text.index) == list(order)
    assert "hari ini juga" in text
    for part in (
        "Simpan bukti sebelum apa pun diubah",
        "tembusan kepada TTIS nasional",
        "Dasar: Peraturan BSSN 1/2024 Pasal 15.",
        "Kota Contoh-CSIRT",
        "(021) 555-0100",
        "Waspada: ada indikasi insiden",
        "Formulir insiden: perpustakaan.kotacontoh.go.id",
        "Pertama terlihat pemindai: 21 November 2026 pukul 19.00 WIB",
        "patut dilaporkan kepada TTIS sektor",
    ):
        assert part in text


@pytest.mark.parametrize("code", [code for code in ASSESSMENTS if code != "dispusip"])
def test_without_a_sign_nothing_of_the_response_is_shown(code: str) -> None:
    text = page(code).text
    assert "Formulir insiden" not in text
    assert "Langkah tanggap insiden" not in text


def test_the_command_to_preserve_evidence_takes_nothing_a_server_chose() -> None:
    for subject, argument in (("/judi/slot.html", "/judi/slot.html'"), ("/$(reboot)'; rm -rf /", "/'")):
        host = assessed(target("perpustakaan.kotacontoh.go.id", "dispusip"), "content-gambling")
        spoiled = tuple(
            msgspec.structs.replace(
                v, findings=tuple(msgspec.structs.replace(f, subject="https://perpustakaan.kotacontoh.go.id" + subject) for f in v.findings)
            )
            for v in host.verdicts
        )
        scene = view("dispusip", msgspec.structs.replace(host, verdicts=spoiled)).scenes[0]
        assert f"{scene.url}'".endswith(f"kotacontoh.go.id{argument}")


def test_a_hash_is_printed_where_a_finding_keeps_one() -> None:
    host = assessed(target("perpustakaan.kotacontoh.go.id", "dispusip"), "content-gambling")
    for fact, hashes in (("ab" * 32, ("ab" * 32,)), ("<b>", ()), (7, ())):
        fates = tuple(
            msgspec.structs.replace(v, findings=tuple(msgspec.structs.replace(f, facts={"count": 1, "sha256": fact}) for f in v.findings))
            for v in host.verdicts
        )
        assert view("dispusip", msgspec.structs.replace(host, verdicts=fates)).scenes[0].hashes == hashes


def test_history_tells_ages_and_how_long_it_took_to_mend() -> None:
    opd = view("dinkes")
    assert [(age.task.number, age.days) for age in opd.ages] == [(2, 110), (3, 110), (1, 0), (4, 0)]
    assert [one.days for one in opd.repairs] == [110]
    assert "setelah 110 hari" in document_of(opd).text


def test_personal_data_is_spoken_of_only_where_it_may_lie_open() -> None:
    notice = "berpotensi menjadi kegagalan pelindungan data pribadi"
    assert notice not in page("dinkes").text
    title, action, why = (Text(id=word, en=word) for word in "abc")
    for problem, expected in ((OPEN, True), (MISSING, False)):
        dump = question("exposed-dumps", problem, title, action, why, Fix(any=Text(id="d", en="d")), "CWE-530")
        dump = msgspec.structs.replace(dump, bearing=dump.bearing.but(personal=True))
        names = Verdict(check="exposed-dumps", outcome=Outcome.FAIL, findings=(problem(path="/a.sql", keys=()),))
        host = msgspec.structs.replace(ASSESSMENTS["diskominfo"][0], verdicts=(names,))
        assert (notice in document_of(opd_view(SCAN, DINKES, (host,), CheckTexts((dump,)), IMPRINT)).text) == expected


def test_the_form_has_every_action_and_room_to_sign() -> None:
    text = page("dinkes").text
    form = text[text.index("Isi penanggung jawab (PIC)") : text.index("Setiap aset dengan semua butir pemeriksaan")]
    assert all(action.text.id in form for action in view("dinkes").actions)
    assert "dr. Contoh Sehat, M.Kes." in form


def test_the_cover_has_letterhead_letter_validity_and_decree() -> None:
    opd = document_of(view("dinkes"))
    cover = opd.text[: opd.text.index("Ringkasan untuk pimpinan")]
    assert "Pemerintah Kota Contoh" in cover
    particulars = opd.text[opd.text.index("Data laporan") :].partition("Bukti")[0]
    for part in (
        "555/77-Diskominfo/dinkes/2026",
        "sampai 19 Februari 2027",
        "Keputusan Wali Kota Contoh Nomor 12 Tahun 2026 tentang",
    ):
        assert part in particulars
    assert "img" not in opd.tags


def test_the_logo_is_in_the_page_and_what_is_not_set_is_left_out() -> None:
    logo = document_of(view("dinkes", imprint=Imprint(logo="data:image/png;base64,AAAA", valid_days=0)))
    assert logo.values("src") == ["data:image/png;base64,AAAA"]
    assert "Masa berlaku laporan" not in logo.text
    assert "letterhead" in logo.values("class")
    assert "Rujukan" not in logo.text[logo.text.index("Data laporan") :].partition("Bukti")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ASSESSMENTS)
def test_every_jump_within_the_page_lands(code: str, lang: str) -> None:
    opd = page(code, lang=lang)
    ids = opd.values("id")
    assert len(set(ids)) == len(ids)
    assert {url[1:] for url in opd.values("href") if url.startswith("#")} <= set(ids)


@pytest.mark.slow
def test_a_flood_of_findings_still_makes_a_page_that_opens() -> None:
    """3,600 findings on 50 assets, every text as long as it gets."""

    def flooded(number: int) -> Assessment:
        host = assessed(target(f"s{number}.kotacontoh.go.id", "dinkes"), *FINDINGS)
        verdicts = (
            msgspec.structs.replace(
                v,
                findings=tuple(
                    msgspec.structs.replace(
                        f,
                        subject=f"{n}" + "<b>" * 100,
                        facts={name: fact if isinstance(fact, int) else "a" * 300 for name, fact in f.facts.items()},
                    )
                    for f in v.findings
                    for n in range(12)
                ),
            )
            for v in host.verdicts
        )
        return msgspec.structs.replace(host, verdicts=tuple(verdicts))

    opd = view("dinkes", *(flooded(number) for number in range(50)))
    html = opd_page(opd, "id")
    assert opd.tally.findings == 3600
    assert sum(cell.count for cell in opd.map.cells) == 3600
    assert len(html.encode()) < 3_000_000
    assert "dan 400 temuan lagi untuk tindakan yang sama" in html
    assert html.count("Formulir insiden: ") == 20
