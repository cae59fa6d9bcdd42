"""The short text: ready to paste, formal, whole in one language, and safe to forward."""

from __future__ import annotations

import re

import msgspec
import pytest

from checks.core.assess.ledger import State
from checks.core.model.text import LANGUAGES, Text
from reports.export.formats.letter import letter
from reports.words import letter as words
from tests.reports.city import ASSESSMENTS, IMPRINT, OPDS, assessed, target
from tests.reports.html.test_hostile import ATTACKS
from tests.reports.views.sources import view


def test_a_letter_begins_and_ends_as_letters_do() -> None:
    text = letter(view("dinkes"), "id").splitlines()
    assert text[:6] == [
        "Nomor: 555/77-Diskominfo/dinkes/2026", "Sifat: TERBATAS", "Hal: Hasil pemantauan postur keamanan situs Dinas Kesehatan", "",
        "Yth. Kepala Dinas Kesehatan", "di tempat",
    ]  # fmt: skip
    assert text[-3:] == ["Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih.", "", IMPRINT.issuer]


def test_it_says_what_to_decide_by_when() -> None:
    text = letter(view("dinkes"), "id")
    assert "Temuan: 5 (1 Sangat Tinggi, 3 Sedang, 1 Rendah)." in text
    assert re.search(r"^1\. Tutup akses ke berkas \.env .*\(Sangat Tinggi, pada 1 aset\)\. Tenggat: 23 November 2026\.", text, re.MULTILINE)
    assert re.search(r"^3\. Pasang header HSTS .*Tenggat: 2 September 2026 \(sudah terlewati\)\.", text, re.MULTILINE)
    assert "Selain itu, ada 1 tindakan lain yang dirinci dalam laporan." in text
    assert "rencana tindak lanjut kepada ttis@kotacontoh.go.id" in text


def test_messages_are_forwarded_so_no_address_and_no_evidence_is_in_it() -> None:
    for opd in OPDS:
        text = letter(view(opd.code), "id")
        for assessment in ASSESSMENTS[opd.code]:
            assert assessment.target.host not in text
        assert "DB_PASSWORD" not in text


def test_what_was_not_seen_is_not_told_as_good() -> None:
    text = letter(view("dishub"), "id")
    assert "Butir pemeriksaan yang dapat dinilai: 0 dari 6" in text
    assert "belum tentu aman" in text
    assert words.HELP_REQUEST.id in text
    assert words.LETTER_NO_FINDING.id not in text
    assert words.LETTER_KEEP.id not in text


def test_a_clean_opd_is_asked_to_keep_it_so() -> None:
    text = letter(view("diskominfo"), "id")
    assert words.LETTER_KEEP.id in text
    assert words.LETTER_NO_FINDING.id in text
    assert "Butir pemeriksaan yang dapat dinilai: seluruhnya (5)." in text


def test_a_sign_of_an_incident_comes_with_what_not_to_do() -> None:
    text = letter(view("dispusip"), "id")
    assert words.LETTER_INCIDENT.id in text
    assert "Tenggat: hari ini juga." in text
    assert "krisis" not in text.lower()


def test_an_opd_without_assets_has_a_letter() -> None:
    assert "Tidak ada aset yang dipindai kali ini" in letter(view("bpbd"), "id")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_letter_is_whole_in_its_language(lang: str) -> None:
    other = "en" if lang == "id" else "id"
    texts = [text for name in dir(words) if isinstance(text := getattr(words, name), Text)]
    fixed = [text for text in texts if not text.placeholders() and text.id != text.en]
    assert len(fixed) > 5
    for opd in OPDS:
        lines = letter(view(opd.code), lang)
        assert not any(text[other] in lines for text in fixed)
        assert "{" not in lines


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_names_stay_on_their_line(attack: str) -> None:
    opd = msgspec.structs.replace(view("dinkes").opd, name=f"Dinas {attack}", head=attack, contact=attack)
    imprint = msgspec.structs.replace(IMPRINT, issuer=attack, contact=attack, marking=attack, letter=attack)
    spoiled = msgspec.structs.replace(view("dinkes", imprint=imprint), opd=opd)
    text = letter(spoiled, "id")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert len(text.splitlines()) == len(letter(view("dinkes"), "id").splitlines())


def test_a_finding_that_came_back_counts_from_then() -> None:
    assessment = assessed(target("dinkes.kotacontoh.go.id", "dinkes"), "http-hsts", states={"http-hsts": State.REOPENED})
    assert "sudah terlewati" not in letter(view("dinkes", assessment), "id")


def test_a_letter_is_addressed_to_the_office_that_the_list_names() -> None:
    camat = msgspec.structs.replace(OPDS[0], name="Kecamatan Contoh", office="Camat Contoh")
    assert camat.addressee == Text(id="Camat Contoh", en="Camat Contoh")
    assert msgspec.structs.replace(camat, office="").addressee == Text(id="Pimpinan Kecamatan Contoh", en="Head of Kecamatan Contoh")
    assert msgspec.structs.replace(camat, name="Badan Pendapatan Daerah", office="").addressee.id == "Kepala Badan Pendapatan Daerah"
