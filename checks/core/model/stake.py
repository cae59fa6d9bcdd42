"""What a problem puts at stake: what is lost, and who can bring that about. One table of sentences, and one of weights."""

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
    DOMAIN = "domain"
    MAIL = "mail"
    DELIVERY = "delivery"
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


class Circumstance(enum.StrEnum):
    """Why a problem weighs less than what it puts at stake: the reason of every number that is not in the table.

    ``UNCOMMON``: programs do not look for it everywhere, or it takes skill. ``STEP``: another step stands before it, such as a password, a flaw of that version, a
    certain moment or old client. ``RARE``: it happens to rare clients alone. ``PART``: some of the data, one service beside the site, or reading without changing.
    ``TRACE``: no more than what is left of it in logs, names, settings or old protocols.
    """

    UNCOMMON = "uncommon"
    STEP = "step"
    RARE = "rare"
    PART = "part"
    TRACE = "trace"


class WeightedStake(msgspec.Struct, frozen=True):
    """What a problem puts at stake, and what makes it weigh less."""

    stake: Stake
    circumstances: tuple[Circumstance, ...] = ()

    @property
    def risk(self) -> Risk:
        """The weight on an ordinary asset."""
        likelihood = REACH_LIKELIHOOD[self.stake.reach] - sum(FEWER_TIMES.get(one, 0) for one in self.circumstances)
        impact = LOSS_IMPACT[self.stake.loss] - sum(LESS_HARM.get(one, 0) for one in self.circumstances)
        return Risk(likelihood, impact)


# Impact on an ordinary asset, 1 to 5, by what is lost, all of it.
LOSS_IMPACT = {
    Loss.RESIDENTS: 5,
    Loss.CREDENTIALS: 5,
    Loss.APPLICATION: 5,
    Loss.SESSION: 4,
    Loss.PAGES: 4,
    Loss.DOMAIN: 5,
    Loss.MAIL: 3,
    Loss.DELIVERY: 3,
    Loss.AVAILABILITY: 3,
    Loss.INFORMATION: 2,
}
# Likelihood, 1 to 5, by who can bring it about with nothing in their way.
REACH_LIKELIHOOD = {Reach.ANYONE: 5, Reach.VISITORS: 5, Reach.PATH: 4, Reach.LURE: 3, Reach.FLAW: 3}
# By how much a circumstance takes from the likelihood, and from the impact.
FEWER_TIMES = {Circumstance.UNCOMMON: 1, Circumstance.STEP: 2, Circumstance.RARE: 3}
LESS_HARM = {Circumstance.PART: 1, Circumstance.TRACE: 2}
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
    Stake(Loss.DOMAIN, Reach.ANYONE): Text(
        id="Orang luar dapat menguasai sebuah nama milik pemerintah kota beserta situs atau surel di bawahnya.",
        en="Outsiders can take over a name of the city government with the site or the mail under it.",
    ),
    Stake(Loss.DELIVERY, Reach.FLAW): Text(
        id="Surel dari warga dan instansi lain dapat tidak sampai.", en="Mail from residents and other offices may not arrive."
    ),
    Stake(Loss.DELIVERY, Reach.VISITORS): Text(
        id="Surel dari sebagian pengirim ditolak sebelum sampai.", en="Mail of some senders is refused before it arrives."
    ),
    Stake(Loss.MAIL, Reach.PATH): Text(
        id="Surel dapat dibaca dan diubah orang lain di tengah jalur pengiriman.", en="Mail can be read and changed by others on the way."
    ),
    Stake(Loss.MAIL, Reach.ANYONE): Text(
        id="Orang luar dapat mengirim surel palsu atas nama pemerintah kota, misalnya tagihan atau perintah kepada bendahara.",
        en="Outsiders can send forged mail in the name of the city government: bills, for instance, or orders to a treasurer.",
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
