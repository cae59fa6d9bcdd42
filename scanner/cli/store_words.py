"""What `tilik store` says."""

from __future__ import annotations

from checks.core.model.text import Text

STORE_WORDS = {
    "sound": Text(id="Seluruh isi penyimpanan dapat dibaca.", en="Everything in the store can be read."),
    "faults": Text(id="Tidak dapat dibaca: {faults}.", en="Cannot be read: {faults}."),
    "room": Text(id="Penyimpanan: semula {before}, kini {after}.", en="The store took {before} and takes {after}."),
    "pruned": Text(id="Yang dihapus: {observations}, {scans}.", en="Given up: {observations}, {scans}."),
    "table": Text(id="tabel", en="table"),
    "rows": Text(id="baris", en="rows"),
}  # fmt: skip
