"""What the example city would say of itself in tilik.toml."""

from __future__ import annotations

from reports.strategy import Contact, Rung
from scanner.settings import Report, StrategySettings

LETTERHEAD = Report(
    issuer="Dinas Komunikasi dan Informatika Kota Contoh",
    contact="csirt@kotacontoh.go.id",
    marking="CONTOH",
    letterhead=(
        "Pemerintah Kota Contoh",
        "Dinas Komunikasi dan Informatika",
        "Jalan Contoh Raya Nomor 1, Kota Contoh · diskominfo.kotacontoh.go.id",
    ),
)
STRATEGY = StrategySettings(
    number="Keputusan Wali Kota Contoh Nomor 12 Tahun 2026 (rekaan)",
    title="pedoman keamanan siber",
    contacts=(
        Contact(name="Kota Contoh-CSIRT", role="penerima laporan, 24 jam", phone="(021) 555-0100", mail="csirt@kotacontoh.go.id"),
        Contact(name="Kepala Bidang Persandian", role="penanggung jawab penanganan", phone="(021) 555-0101"),
    ),
    ladder=(
        Rung(name="Normal", when="tidak ada indikasi insiden", who="pengelola situs"),
        Rung(name="Waspada", when="ada indikasi insiden pada satu OPD", who="Kota Contoh-CSIRT dan kepala OPD"),
        Rung(name="Siaga", when="ada indikasi yang sama di beberapa OPD, atau pada aset penting", who="Sekretaris Daerah"),
    ),
)
