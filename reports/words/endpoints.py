"""Words of a site's addresses: which of its four endpoints live, and where they lead."""

from __future__ import annotations

from checks import Text

WORDS = {
    "endpoints": Text(id="Alamat situs", en="Addresses of the site"),
    "endpoint": Text(id="Alamat", en="Address"),
    "endpoint_answer": Text(id="Jawaban", en="Answer"),
    "endpoint_canonical": Text(id="alamat utama", en="canonical"),
    "endpoint_status": Text(id="status {status}", en="status {status}"),
    "endpoint_leads": Text(id="status {status}, menuju {url}", en="status {status}, leads to {url}"),
    "endpoint_refused": Text(id="tidak ada layanan", en="no service"),
    "endpoint_silent": Text(id="tidak ada jawaban", en="no answer"),
    "endpoint_tls": Text(id="sambungan TLS gagal", en="TLS connection failed"),
    "endpoint_unseen": Text(id="tidak terlihat ({why})", en="not seen ({why})"),
    "endpoint_stranger": Text(id="sertifikat untuk nama lain", en="certificate for another name"),
    "twin_absent": Text(id="{twin} tidak ada di DNS.", en="{twin} is not in the DNS."),
    "twin_unknown": Text(id="DNS tidak menjawab apakah {twin} ada.", en="The DNS did not say whether {twin} exists."),
    "twin_wildcard": Text(
        id="{twin} hanya terjawab karena DNS menjawab nama apa pun (wildcard).",
        en="{twin} is answered only because the DNS answers any name (a wildcard).",
    ),
    "twin_registered": Text(id="{twin} terdaftar dan dinilai tersendiri.", en="{twin} is registered and judged on its own."),
    "twin_unregistered": Text(id="{twin} belum terdaftar.", en="{twin} is not registered."),
}  # fmt: skip
