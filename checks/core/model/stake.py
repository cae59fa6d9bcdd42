"""What a problem puts at stake: what is lost, and who can bring that about. One table of sentences, and of the weights that fit them."""

from __future__ import annotations

import enum

import msgspec

from checks.core.model.risk import Risk
from checks.core.model.text import Text


class Loss(enum.StrEnum):
    """What is lost, in the worst case that the problem alone makes likely."""

    RESIDENTS = "residents"
    CREDENTIALS = "credentials"
    APPLICATION = "application"
    SESSION = "session"
    PAGES = "pages"
    AVAILABILITY = "availability"
    INFORMATION = "information"


class Reach(enum.StrEnum):
    """Who can bring it about: anyone on the internet, any visitor without meaning to, who sits on the visitor's path, who lures a visitor, or only who has another flaw as well."""

    ANYONE = "anyone"
    VISITORS = "visitors"
    PATH = "path"
    LURE = "lure"
    FLAW = "flaw"


class Stake(msgspec.Struct, frozen=True):
    """What can happen, in the fewest words that decide it."""

    loss: Loss
    reach: Reach

    @property
    def text(self) -> Text:
        """One sentence for people without training; ``KeyError`` for a pair that no problem may have."""
        return STAKES[self]

    def fits(self, risk: Risk) -> bool:
        """Whether a problem that puts this at stake may weigh so much."""
        return risk.likelihood in LIKELIHOOD_RANGES[self.reach] and risk.impact in IMPACT_RANGES[self.loss]


# Impact on an ordinary asset, 1 to 5, by what is lost.
IMPACT_RANGES = {
    Loss.RESIDENTS: range(3, 6),
    Loss.CREDENTIALS: range(3, 6),
    Loss.APPLICATION: range(3, 6),
    Loss.SESSION: range(2, 5),
    Loss.PAGES: range(2, 5),
    Loss.AVAILABILITY: range(2, 4),
    Loss.INFORMATION: range(1, 3),
}
# Likelihood, 1 to 5, by who can bring it about.
LIKELIHOOD_RANGES = {
    Reach.ANYONE: range(3, 6),
    Reach.VISITORS: range(2, 6),
    Reach.PATH: range(2, 5),
    Reach.LURE: range(2, 5),
    Reach.FLAW: range(1, 4),
}
STAKES = {
    Stake(Loss.RESIDENTS, Reach.ANYONE): Text(
        id="Siapa pun dapat membaca data pribadi warga atau pegawai.", en="Anyone can read personal data of residents or staff."
    ),
    Stake(Loss.CREDENTIALS, Reach.ANYONE): Text(
        id="Orang luar dapat memperoleh kata sandi atau kunci sistem, lalu membaca dan mengubah data layanan.",
        en="Outsiders can obtain passwords or keys of the system, and with them read and change the data of the service.",
    ),
    Stake(Loss.CREDENTIALS, Reach.PATH): Text(
        id="Kata sandi yang diketik warga atau pegawai dapat dibaca orang lain di tengah jalur pengiriman.",
        en="Passwords that residents or staff type can be read by others on the way.",
    ),
    Stake(Loss.CREDENTIALS, Reach.LURE): Text(
        id="Kata sandi warga atau pegawai dapat terkirim kepada pihak di luar pemerintah kota.",
        en="Passwords of residents or staff may be sent to somebody outside the city government.",
    ),
    Stake(Loss.APPLICATION, Reach.ANYONE): Text(
        id="Orang luar dapat menguasai aplikasi, termasuk membaca, mengubah, dan menghapus seluruh datanya.",
        en="Outsiders can take over the application: read, change and delete all of its data.",
    ),
    Stake(Loss.SESSION, Reach.ANYONE): Text(
        id="Orang luar dapat membaca apa yang sedang dikerjakan pengguna dan memakai akunnya.",
        en="Outsiders can read what users are doing, and use their accounts.",
    ),
    Stake(Loss.SESSION, Reach.PATH): Text(
        id="Orang di tengah jalur pengiriman dapat membaca lalu lintas situs dan memakai akun pengguna yang sedang masuk.",
        en="Somebody on the way can read the traffic of the site, and use the accounts of users who are logged in.",
    ),
    Stake(Loss.SESSION, Reach.LURE): Text(
        id="Situs lain dapat bertindak atas nama pengguna yang sedang masuk.",
        en="Another site can act in the name of a user who is logged in.",
    ),
    Stake(Loss.SESSION, Reach.FLAW): Text(
        id="Bila ada celah lain, akun pengguna yang sedang masuk lebih mudah diambil alih.",
        en="Where there is another flaw, accounts of users who are logged in are taken over more easily.",
    ),
    Stake(Loss.PAGES, Reach.ANYONE): Text(
        id="Orang luar dapat mengubah isi situs, misalnya menyisipkan iklan judi atau berita palsu.",
        en="Outsiders can change what the site shows, and insert gambling adverts or false news for instance.",
    ),
    Stake(Loss.PAGES, Reach.PATH): Text(
        id="Isi situs dapat dibaca dan diubah di tengah jalur pengiriman; pengunjung tidak dapat memastikan keaslian situs.",
        en="What the site shows can be read and changed on the way; visitors cannot be sure that the site is genuine.",
    ),
    Stake(Loss.PAGES, Reach.LURE): Text(
        id="Pengunjung dapat dikelabui dengan halaman lain yang menampilkan situs ini di dalamnya.",
        en="Visitors can be deceived by another page that shows this site inside it.",
    ),
    Stake(Loss.PAGES, Reach.FLAW): Text(
        id="Bila ada celah lain, peramban tidak menahan isi sisipan pada halaman, misalnya iklan judi.",
        en="Where there is another flaw, browsers do not stop what is inserted into the page, gambling adverts for instance.",
    ),
    Stake(Loss.AVAILABILITY, Reach.ANYONE): Text(
        id="Orang luar dapat membuat layanan lambat atau berhenti.", en="Outsiders can make the service slow, or stop it."
    ),
    Stake(Loss.AVAILABILITY, Reach.VISITORS): Text(
        id="Sebagian pengunjung tidak dapat membuka situs.", en="Some visitors cannot open the site."
    ),
    Stake(Loss.AVAILABILITY, Reach.FLAW): Text(
        id="Sewaktu-waktu situs dapat berhenti terbuka bagi sebagian pengunjung.",
        en="The site may at any time stop opening for some visitors.",
    ),
    Stake(Loss.INFORMATION, Reach.ANYONE): Text(
        id="Orang luar mendapat petunjuk tentang susunan sistem yang memudahkan serangan berikutnya.",
        en="Outsiders learn how the system is set up, which makes the next attack easier.",
    ),
    Stake(Loss.INFORMATION, Reach.FLAW): Text(
        id="Satu lapis pelindungan belum dipakai; sendirian akibatnya kecil.",
        en="One layer of protection is not in use; by itself that does little harm.",
    ),
}
