"""The server does not give away its memory with session identifiers (CVE-2016-9244)."""

from checks import (
    RETEST,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Text,
    Vulnerable,
    Weak,
    Weakness,
    WeaknessStatus,
    bearing,
    check,
    each_weak_address,
    retest_alone,
)
from checks.tls import weakness

LEAKS = Problem(
    "leaks",
    Risk(4, 4),
    Text(
        id="Perangkat di depan situs membocorkan potongan memorinya pada kelanjutan sesi (Ticketbleed).",
        en="The device in front of the site gives away pieces of its memory when sessions are resumed (Ticketbleed).",
    ),
    kind=Kind.EXPOSURE,
)


@check(
    id="tls-ticketbleed",
    title=Text(id="Memori perangkat tidak bocor melalui tiket sesi", en="No memory leaks through session tickets"),
    action=Text(id="Perbarui penyeimbang beban F5 BIG-IP", en="Update the F5 BIG-IP load balancer"),
    why=Text(
        id="Setiap sambungan dapat mengambil potongan memori perangkat, yang dapat memuat sesi dan data pengunjung lain. Penyerang tidak perlu masuk dan tidak meninggalkan jejak.",
        en="Every connection can fetch a piece of the device's memory, which may hold sessions and data of other visitors. Attackers need not log in and leave no trace.",
    ),
    fix=Fix(
        any=Text(
            id="Pasang pembaruan F5 BIG-IP yang menutup K05121675. Sampai terpasang, matikan Session Ticket pada profil Client SSL. Setelah itu akhiri semua sesi yang masih berjalan.",
            en="Install the F5 BIG-IP update that closes K05121675. Until then switch off Session Ticket in the Client SSL profile. Afterwards end all running sessions.",
        ),
        verify=RETEST,
        expected=retest_alone(
            "tidak ada perintah curl atau openssl yang mengirim tiket seperti ini", "no command of curl or openssl sends such a ticket"
        ),
    ),
    references=("CVE-2016-9244", "RFC 5077", "CWE-200", "OWASP Top 10 2025 A03", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(threat="hacking", flaw="outdated"),
    needs={"status": Weak(Weakness.TICKETBLEED)},
    problems=(LEAKS,),
    examples=lambda: weakness.weakness_examples(LEAKS),
)
def tls_ticketbleed(status: WeaknessStatus) -> Findings:
    yield from each_weak_address(status, {Vulnerable.YES: LEAKS})
