"""What `tilik ledger` says."""

from __future__ import annotations

from checks.core.model.text import Text
from scanner.store.journal import Deed

DEED_NAMES = {
    Deed.SCAN: Text(id="pemindaian dimulai", en="scan begun"),
    Deed.RESUMPTION: Text(id="pemindaian dilanjutkan", en="scan resumed"),
    Deed.VISIT: Text(id="aset ditanyai", en="asset asked"),
    Deed.RETEST: Text(id="diperiksa ulang", en="looked at again"),
    Deed.DECISION: Text(id="keputusan", en="decision"),
    Deed.DECISION_END: Text(id="keputusan dicabut", en="decision taken back"),
    Deed.HANDOVER: Text(id="laporan diserahkan", en="reports handed over"),
}
LEDGER_WORDS = {
    "deed": Text(id="yang dilakukan", en="what was done"),
    "permission": Text(id="izin", en="permission"),
    "sources": Text(id="dari alamat", en="from address"),
    "requests": Text(id="permintaan", en="requests"),
    "about": Text(id="keterangan", en="about"),
    "whole": Text(id="Buku besar utuh: {lines}, baris terakhir {head}", en="The ledger is whole: {lines}, the last one {head}"),
    "broken": Text(id="Buku besar berubah pada baris {number}: {what}", en="The ledger was changed at line {number}: {what}"),
}
