"""What messages say."""

from __future__ import annotations

from checks.core.model.text import Text
from scanner.notices.notice import NoticeKind

# No word of a server's, and no address of a page: messages are forwarded.
LINES = {
    "finding": Text(id="[{level}] {title} · {host} · kode {finding}", en="[{level}] {title} · {host} · id {finding}"),
    "deadline": Text(
        id="[{level}] {title} · {host} · kode {finding}: batas waktunya {day} sudah lewat",
        en="[{level}] {title} · {host} · id {finding}: was due on {day}",
    ),
    "certificate": Text(id="{host}: sertifikat berakhir pada {day}", en="{host}: the certificate ends on {day}"),
    "silent_host": Text(id="{host}: tidak diperiksa selama {days}", en="{host}: not examined for {days}"),
    "silent_check": Text(id="{title}: tidak diperiksa pada aset mana pun selama {days}", en="{title}: not checked on any asset for {days}"),
    "coverage": Text(id="{host}: {share} dapat dinilai, sebelumnya {before}", en="{host}: {share} could be assessed, {before} before"),
    "waiver": Text(id="{title} · {host} · {finding}: berlaku sampai {day}", en="{title} · {host} · {finding}: holds until {day}"),
    "run": Text(id="Jadwal {name} berakhir dengan kode {code}", en="Schedule {name} ended with exit code {code}"),
}

KIND_WORDS = {
    NoticeKind.INCIDENT: Text(id="Indikasi insiden", en="Signs of an incident"),
    NoticeKind.NEW: Text(id="Temuan baru", en="New findings"),
    NoticeKind.REOPENED: Text(id="Muncul kembali", en="Back again"),
    NoticeKind.FIXED: Text(id="Sudah diperbaiki", en="Fixed"),
    NoticeKind.DEADLINE: Text(id="Batas waktu yang lewat", en="Overdue"),
    NoticeKind.CERTIFICATE: Text(id="Sertifikat yang segera berakhir", en="Certificates that end soon"),
    NoticeKind.SILENCE: Text(id="Yang sudah lama tidak diperiksa", en="Not examined for long"),
    NoticeKind.COVERAGE: Text(id="Yang dapat dinilai jauh berkurang", en="Much less could be assessed"),
    NoticeKind.WAIVER: Text(id="Keputusan yang segera berakhir", en="Decisions that lapse soon"),
    NoticeKind.RUN: Text(id="Pemindaian terjadwal yang gagal", en="Scheduled scans that failed"),
}

SUBJECT_LINE = Text(id="Keamanan situs {city}: {parts}", en="Web security of {city}: {parts}")
PART = Text(id="{heading} ({count})", en="{heading} ({count})")
FURTHER = Text(
    id="… dan {more} lainnya; `tilik finding list` menampilkan semuanya.", en="… and {more} more; `tilik finding list` shows all of them."
)
FOOTER = Text(
    id="Rincian dan cara memperbaikinya ada dalam laporan; `tilik finding show KODE` menampilkan satu temuan.",
    en="Details and fixes are in the report; `tilik finding show ID` shows one finding.",
)
TEST = Text(id="Pesan percobaan dari tilik: tujuan ini dapat dihubungi.", en="A test message from tilik: this recipient can be reached.")
