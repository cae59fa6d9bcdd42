"""What the commands about one finding say, in both languages."""

from __future__ import annotations

from checks.core.model.text import Text

FINDING_WORDS = {
    "dossier_asset": Text(id="Aset", en="Asset"),
    "dossier_check": Text(id="Pemeriksaan", en="Check"),
    "dossier_risk": Text(id="Risiko", en="Risk"),
    "dossier_state": Text(id="Keadaan", en="State"),
    "dossier_seen": Text(id="{state}; pertama terlihat {first}, terakhir {last}", en="{state}; first seen {first}, last {last}"),
    "dossier_gone": Text(id="Tidak terlihat pada pemindaian terakhir aset ini.", en="Not seen by the asset's last scan."),
    "dossier_facts": Text(id="Bukti", en="Evidence"),
    "dossier_hash": Text(id="Hash bukti", en="Evidence hash"),
    "dossier_action": Text(id="Tindakan", en="Action"),
    "dossier_verify": Text(id="Cara memeriksa", en="How to verify"),
    "dossier_waiver": Text(id="Keputusan {number}", en="Waiver {number}"),
    "dossier_note": Text(id="Catatan", en="Note"),
    "dossier_retest": Text(id="Uji ulang", en="Retest"),
    "waiver_holds": Text(id="berlaku", en="in force"),
    "waiver_changed": Text(id="gugur: bukti berubah", en="lapsed: the evidence changed"),
    "waiver_expired": Text(id="habis masa berlakunya", en="expired"),
    "waiver_ended": Text(id="dicabut oleh {who}", en="ended by {who}"),
    "retest_asked": Text(id="Permintaan yang dikirim", en="Requests sent"),
    "retest_nothing": Text(id="tidak ada satu pun", en="none at all"),
    "retest_answers": Text(id="Yang terlihat", en="What was seen"),
    "retest_finding": Text(id="Temuan {id}", en="Finding {id}"),
    "retest_before": Text(id="Sebelum ({at})", en="Before ({at})"),
    "retest_after": Text(id="Sekarang ({at})", en="Now ({at})"),
    "retest_absent": Text(id="tidak terlihat", en="not seen"),
    "retest_same": Text(id="sama seperti sebelumnya", en="the same as before"),
    "retest_proof": Text(id="Bukti", en="Proof"),
    "retest_digest": Text(id="{requests} dikirim, SHA-256 {sha256}", en="{requests} sent, SHA-256 of the evidence: {sha256}"),
    "retest_result": Text(id="Hasil", en="Result"),
    "retest_open": Text(id="Temuan masih ada.", en="The finding is still there."),
    "retest_fixed": Text(id="Temuan sudah diperbaiki.", en="The finding is fixed."),
    "retest_unverifiable": Text(
        id="Belum dapat diperiksa ulang, sehingga temuan tetap dianggap terbuka.", en="Not verifiable, so the finding counts as open."
    ),
}  # fmt: skip
