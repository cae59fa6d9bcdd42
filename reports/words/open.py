"""Words for questions that stayed open without a reason of their own."""

from __future__ import annotations

from checks import Text

OUR_FAULT = Text(
    id="Terjadi kesalahan pada program pemindai ketika menilai, sehingga tidak ada kesimpulan.",
    en="The scanner itself failed while judging, so nothing was concluded.",
)
NO_REASON = Text(id="Tidak dapat dinilai; alasannya tidak tercatat.", en="Could not be assessed; no reason was recorded.")
