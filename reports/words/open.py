"""Words for questions that stayed open without a reason of their own."""

from __future__ import annotations

from checks import Text

OUR_FAULT = Text(
    id="Terjadi kesalahan pada program pemindai ketika menilai, sehingga tidak ada kesimpulan.",
    en="The scanner itself failed while judging, so nothing was concluded.",
)
DETAILS = Text(id="Rincian aset dalam laporan", en="The asset's details in the report")
# By the reasons that `reports.views.fault` gives.
FAULTS = {
    "report-asset": Text(
        id="Bagian laporan tentang aset ini tidak dapat dibuat karena kesalahan pada tilik. Apa yang terlihat pada aset ini tidak tercantum di sini.",
        en="The part of the report about this asset could not be made because of an error of tilik. What was seen there is not shown here.",
    ),
    "report-details": Text(
        id="Rincian aset ini (TLS, perangkat lunak, alamat) tidak dapat ditampilkan karena kesalahan pada tilik; temuannya tetap tercantum.",
        en="The details of this asset (TLS, software, addresses) could not be shown because of an error of tilik; its findings are shown.",
    ),
}
PAGE = Text(
    id="Halaman OPD ini tidak dapat dibuat karena kesalahan pada tilik; {hosts} tidak tercantum di sini.",
    en="The page of this department could not be made because of an error of tilik; {hosts} are not shown here.",
)
NO_REASON = Text(id="Tidak dapat dinilai; alasannya tidak tercatat.", en="Could not be assessed; no reason was recorded.")
