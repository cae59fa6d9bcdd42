"""What `tilik fleet` says."""

from __future__ import annotations

from checks.core.model.text import Text

FLEET_WORDS = {
    "worker": Text(id="pekerja", en="worker"),
    "since": Text(id="sejak", en="since"),
    "groups": Text(id="grup", en="groups"),
    "done": Text(id="selesai", en="done"),
    "refused": Text(id="ditolak", en="refused"),
    "waiting": Text(id="menunggu", en="waiting"),
    "out": Text(id="dibagikan", en="handed out"),
    "failures": Text(id="kegagalan", en="failures"),
    "set_aside": Text(id="disisihkan", en="set aside"),
    "oldest": Text(id="terlama", en="oldest"),
    "pace": Text(id="per menit", en="a minute"),
    "reason": Text(id="alasan", en="reason"),
    "queue": Text(id="Pesan di antrean: {n}", en="Messages in the queue: {n}"),
    "no_workers": Text(id="Tidak ada pekerja.", en="There is no worker."),
    "no_poison": Text(id="Tidak ada grup yang disisihkan.", en="No group is set aside."),
    "redis-away": Text(id="Redis tidak menjawab", en="Redis does not answer"),
    "store-away": Text(id="penyimpanan tidak menjawab", en="the store does not answer"),
}  # fmt: skip
