"""What commands say about many findings, hosts and scans, in both languages."""

from __future__ import annotations

from checks.core.model.text import Text

COLUMN_WORDS = {
    "number": Text(id="nomor", en="number"),
    "finding": Text(id="temuan", en="finding"),
    "level": Text(id="level", en="level"),
    "opd": Text(id="OPD", en="OPD"),
    "asset": Text(id="aset", en="asset"),
    "check": Text(id="pemeriksaan", en="check"),
    "title": Text(id="judul", en="title"),
    "statement": Text(id="yang terlihat", en="what is seen"),
    "ground": Text(id="dasar", en="ground"),
    "until": Text(id="sampai", en="until"),
    "state": Text(id="keadaan", en="state"),
    "who": Text(id="oleh", en="by"),
    "reason": Text(id="alasan", en="reason"),
    "open": Text(id="terbuka", en="open"),
    "waiting": Text(id="sejak penyerahan", en="since handover"),
    "last_handover": Text(id="diserahkan", en="handed over"),
    "days": Text(id="hari berlalu", en="days since"),
    "due": Text(id="tenggat", en="due"),
    "late": Text(id="hari lewat", en="days late"),
    "recipient": Text(id="penerima", en="recipient"),
    "time": Text(id="waktu", en="time"),
    "scan": Text(id="pemindaian", en="scan"),
    "file": Text(id="berkas", en="file"),
    "sha256": Text(id="SHA-256", en="SHA-256"),
    "importance": Text(id="kepentingan", en="importance"),
    "address": Text(id="alamat IP", en="address"),
    "permission": Text(id="izin", en="permission"),
    "begun": Text(id="dimulai", en="begun"),
    "ended": Text(id="selesai", en="ended"),
    "targets": Text(id="sasaran", en="targets"),
    "rules": Text(id="aturan", en="rules"),
    "depth": Text(id="kedalaman", en="depth"),
    "question": Text(id="yang ditanyakan", en="what is asked"),
    "requests": Text(id="permintaan", en="requests"),
    "basis": Text(id="dasar hitungan", en="counted from"),
}  # fmt: skip

SUMMARY_WORDS = {
    "summary": Text(id="Ringkasan: {targets}, {findings}", en="Summary: {targets}, {findings}"),
    "worst": Text(id="Yang terberat:", en="The worst:"),
    "more": Text(id="dan {more}", en="and {more}"),
    "accepted": Text(id="risiko diterima", en="risk accepted"),
    "blind": Text(id="Cakupan di bawah {limit}: {targets} ({names})", en="Coverage below {limit}: {targets} ({names})"),
    "faulty": Text(id="Kesalahan tilik pada {targets} ({names}); laporkan kepada pengembangnya.", en="An error of tilik at {targets} ({names}); please report it."),
    "next": Text(id="Lanjutkan dengan:", en="Go on with:"),
    "compared": Text(id="Dibandingkan dengan penilaian sebelumnya: {new} baru, {absent} tidak lagi ada.", en="Compared with the verdicts before: {new} new, {absent} no longer there."),
    "unchanged": Text(id="Sama dengan penilaian sebelumnya.", en="The same as the verdicts before."),
}  # fmt: skip

PROGRESS_WORDS = {
    "begun": Text(id="pemindaian {scan}: {targets}", en="scan {scan}: {targets}"),
    "resumed": Text(id="pemindaian {scan}: {targets}, {done} di antaranya sudah selesai", en="scan {scan}: {targets}, {done} of them done before"),
    "open": Text(id="{n} belum dinilai", en="{n} not assessed"),
    "open_reason": Text(id="{n} belum dinilai ({reason})", en="{n} not assessed ({reason})"),
    "open_reasons": Text(id="{n} belum dinilai ({reason}; {more})", en="{n} not assessed ({reason}; {more})"),
}  # fmt: skip

NOTICE_WORDS = {
    "unfinished": Text(
        id="peringatan: pemindaian {scan} belum selesai, baru {done} dari {targets}; lanjutkan dengan `tilik scan --resume`",
        en="warning: scan {scan} is not finished, {done} of {targets}; `tilik scan --resume` goes on",
    ),
    "password": Text(
        id="kata sandi {package}: {secret} (sampaikan lewat jalur lain, jangan bersama paketnya)",
        en="password of {package}: {secret} (tell it by another way than the package)",
    ),
    "remark": Text(id=" (peringatan)", en=" (warning)"),
    "listed": Text(id="{list}: {opds}, {targets}", en="{list}: {opds}, {targets}"),
}

DEMO_WORDS = {
    "done": Text(
        id="{targets} dalam {time}: semua kekurangan yang ditanam ditemukan, tidak ada yang mengada-ada, semua jebakan dibiarkan.",
        en="{targets} in {time}: every planted fault found, nothing invented, every trap left open.",
    ),
    "next": Text(id="Lanjutkan dengan: {command}", en="Go on with: {command}"),
    "stay": Text(
        id="Di terminal lain, selama kota ini berjalan: {command}",
        en="In another terminal, as long as the city is up: {command}",
    ),
}

PLAN_WORDS = {
    "total": Text(
        id="Sekitar {requests} kepada {targets}, bila semuanya menjawab; untuk {scanned} di antaranya dihitung dari pemindaian terakhir.",
        en="About {requests} to {targets} if all of them answer; for {scanned} of them counted from the last scan.",
    ),
    "scan": Text(id="pemindaian terakhir", en="last scan"),
    "guess": Text(id="perkiraan", en="estimate"),
}

DEED_WORDS = {
    "accepted": Text(
        id="Keputusan {number}: risiko temuan {finding} diterima sampai {day} oleh {who}.",
        en="Waiver {number}: the risk of finding {finding} is accepted until {day} by {who}.",
    ),
    "false-positive": Text(
        id="Keputusan {number}: temuan {finding} dinyatakan keliru sampai {day} oleh {who}.",
        en="Waiver {number}: finding {finding} counts as a false positive until {day}, says {who}.",
    ),
    "ended": Text(
        id="Keputusan {number} dicabut oleh {who}; temuan {finding} dihitung lagi.",
        en="Waiver {number} was ended by {who}; finding {finding} counts again.",
    ),
    "noted": Text(id="Catatan {who} tentang temuan {finding} disimpan.", en="The note of {who} about finding {finding} is kept."),
    "handed": Text(
        id="Paket {opd} untuk {to}: {path} (SHA-256 {sha256}); penyerahannya dicatat.",
        en="Package of {opd} for {to}: {path} (SHA-256 {sha256}); the handover is recorded.",
    ),
}
