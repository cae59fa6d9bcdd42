"""What the terms of a report mean to a reader who knows nothing of them."""

from __future__ import annotations

import msgspec

from checks import Text


class Term(msgspec.Struct, frozen=True):
    """A term and its meaning in plain words."""

    name: Text
    means: Text


def _same(name: str, id: str, en: str) -> Term:
    """A term that is the same word in both languages."""
    return Term(Text(id=name, en=name), Text(id=id, en=en))


GLOSSARY = (
    Term(
        Text(id="aset", en="asset"),
        Text(
            id="Satu alamat situs atau aplikasi web yang didaftarkan OPD.",
            en="One address of a website or application that a department has registered.",
        ),
    ),
    Term(
        Text(id="temuan", en="finding"),
        Text(
            id="Kelemahan yang terlihat pada satu aset, beserta buktinya.", en="A weakness that was seen on one asset, with its evidence."
        ),
    ),
    Term(
        Text(id="belum terdaftar", en="not registered"),
        Text(
            id="Nama situs yang terlihat tetapi tidak ada dalam daftar aset; tidak dipindai.",
            en="A site's name that was seen but is not on the list of assets; it was not scanned.",
        ),
    ),
    Term(
        Text(id="besaran risiko", en="magnitude of risk"),
        Text(
            id="Angka 1 sampai 25 dari matriks risiko SPBE; makin besar makin mendesak.",
            en="A number from 1 to 25 in the SPBE risk matrix; the larger, the more urgent.",
        ),
    ),
    _same(
        "HTTPS",
        "Cara membuka situs dengan sambungan terenkripsi, sehingga isinya tidak dapat dibaca atau diubah di tengah jalur pengiriman.",
        "Opening a site over an encrypted connection, so that nobody on the way can read or change it.",
    ),
    _same(
        "TLS",
        "Teknologi enkripsi di balik HTTPS. Versi 1.2 dan 1.3 aman; versi yang lebih lama sudah ditinggalkan.",
        "The encryption behind HTTPS. Versions 1.2 and 1.3 are sound; older ones are retired.",
    ),
    Term(
        Text(id="sertifikat", en="certificate"),
        Text(
            id="Bukti identitas situs bagi peramban; ada masa berlakunya.",
            en="Proof of a site's identity to browsers; it is valid for a limited time.",
        ),
    ),
    _same(
        "HSTS",
        "Perintah situs agar peramban selalu memakai HTTPS.",
        "A site's order to browsers to use HTTPS always.",
    ),
    _same(
        "header",
        "Keterangan yang dikirim server bersama halaman; sebagian mengatur perlindungan di peramban.",
        "Information that a server sends along with a page; some of it switches on protection in browsers.",
    ),
    _same(
        "DNS",
        "Buku alamat internet: menerjemahkan nama situs menjadi alamat IP.",
        "The address book of the internet: it turns a site's name into an IP address.",
    ),
    _same(
        "CMS",
        "Perangkat lunak pengelola isi situs, misalnya WordPress atau Joomla.",
        "Software for managing a site's content, such as WordPress or Joomla.",
    ),
    _same(
        "WAF",
        "Pelindung di depan situs yang menolak permintaan mencurigakan.",
        "A guard in front of a site that refuses suspicious requests.",
    ),
    _same(
        "SHA-256",
        "Sidik jari berkas: bila satu huruf saja berubah, nilainya berubah.",
        "The fingerprint of a file: change one letter and it changes.",
    ),
    _same(
        "TTIS",
        "Tim tanggap insiden siber: tim yang menangani insiden dalam ruang lingkup yang ditetapkan.",
        "Cyber incident response team: handles incidents within a set scope.",
    ),
    _same(
        "IIV",
        "Infrastruktur informasi vital; status ini ditetapkan tersendiri, bukan oleh laporan ini.",
        "Vital information infrastructure; that status is decided elsewhere, not by this report.",
    ),
    _same(
        "OPD",
        "Organisasi perangkat daerah: dinas, badan, atau unit lain pemerintah daerah.",
        "A department of the local government.",
    ),
    _same(
        "SPBE",
        "Sistem Pemerintahan Berbasis Elektronik; istilah yang lebih baru: Pemerintah Digital (Pemdi).",
        "Electronic-based government; the newer term is digital government (Pemdi).",
    ),
)
