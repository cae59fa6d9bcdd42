"""Pages that an intruder signed, in the languages and manners of public archives of defacements; names of persons and groups are invented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import OLD
from tests.accuracy.compromise.plants import addition, every, front, insertion, new_title, paths, replacement
from tests.accuracy.compromise.site import sitemap, web
from tests.accuracy.compromise.visitors import telephone


def page(title: str, body: str, style: str = "body{background:#000;color:#0f0;text-align:center}") -> str:
    """The whole document."""
    return f'<html><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head><body>{body}</body></html>'


# Title and text.
SIGNED: Mapping[str, tuple[str, str]] = {
    "english": ("Hacked By ./Bayang-Senyap", "<h1>Hacked By ./Bayang-Senyap</h1><p>Sorry admin, your security is low. Patch your system!</p><p>Greetz: all members of Laskar Malam Cyber Team</p>"),
    "owned": ("0wned by K0pi-Tubruk", "<pre>  0wned by K0pi-Tubruk</pre><p>no files were deleted, index renamed. contact: kopi@surat.example</p>"),
    "leetspeak": ("H4ck3d by Mr.L3l3", "<center><h2>-=[ H4ck3d by Mr.L3l3 ]=-</h2><marquee>We are Anonymous Nusantara. Expect us.</marquee></center>"),
    "defaced": ("Defaced by Garuda Hitam", "<img src=g.png><h1>This site has been defaced by Garuda Hitam</h1><p>Security is just an illusion.</p>"),
    "touched": ("Touched By Ind0nesian C0der", "<h1>Touched By Ind0nesian C0der</h1><p>Fix your bug admin, file upload vulnerable.</p>"),
    "indonesian": ("Diretas oleh Pasukan Kopi", "<h1>Situs ini telah diretas oleh Pasukan Kopi</h1><p>Maaf admin, keamanan situs Anda lemah. Perbaiki segera celahnya. Salam dari kami.</p>"),
    "turkish": ("Hacked By Kara Kartal", "<h1>Bu site Kara Kartal Tim tarafından hacklendi</h1><p>Vatan sana canım feda. Güvenlik açığınızı kapatın.</p>"),
    "portuguese": ("Hackeado por Time Sombra", "<h1>Site hackeado por Time Sombra</h1><p>Seu sistema foi invadido. Admin, melhore sua segurança.</p>"),
    "arabic": ("تم اختراق الموقع", "<h1>تم اختراق هذا الموقع من قبل فريق الظل</h1><p>الحماية مجرد وهم. نراكم قريبا.</p>"),
    "chinese": ("本站已被黑", "<h1>本站已被暗影小组入侵</h1><p>管理员请修补漏洞。</p>"),
    "russian": ("Взломано группой Тень", "<h1>Сайт взломан группой Тень</h1><p>Администратор, закройте уязвимость.</p>"),
    "few-words": ("Pwned", "<h1>pwned by sapi.terbang</h1>"),
    "ransom": ("Your files are encrypted", "<h1>All your files have been encrypted</h1><p>This server was hacked by Kunci Merah. Send 0.2 BTC to recover your database. Do not try to restore it.</p>"),
    "picture-and-music": ("[ HackeD By MalamJumat ]", '<body bgcolor=black><img src="https://gambar.example/m.jpg"><iframe width=0 height=0 src="https://putar.example/embed/a?autoplay=1"></iframe><font color=red>HackeD By MalamJumat</font>'),
    "political": ("Hacked for justice", "<h1>HACKED by Barisan Netizen</h1><p>Kami menolak kebijakan ini. Dengarkan suara rakyat! Ini peringatan, data kalian sudah di tangan kami.</p>"),
}  # fmt: skip


def cases() -> Iterator[Case]:
    """The front page, one page inside, a file beside the site, the head of pages that stayed."""
    for name, (title, body) in SIGNED.items():
        where = every if name in ("owned", "russian") else front
        yield Case(
            name=f"defaced-in-{name}",
            cause=Cause.DEFACEMENT,
            https=web(name).responding(replacement(page(title, body), where)),
            because="the front page is the claim of an intruder",
        )
    signed = page(*SIGNED["english"])
    yield Case(
        name="defaced-one-section",
        cause=Cause.DEFACEMENT,
        https=web("one").responding(replacement(signed, paths("profil"))),
        because="one page inside is the claim of an intruder",
    )
    yield Case(
        name="defaced-for-telephones",
        cause=Cause.DEFACEMENT,
        also=(Cause.CLOAKING,),
        https=web("phones").responding(replacement(signed, front, telephone)),
        because="telephones get the claim of an intruder",
    )
    site = web("file", OLD)
    beside = addition({"/sitemap.xml": sitemap([*site.paths(), "/bayang.html"]), "/bayang.html": signed})
    yield Case(
        name="defaced-file-in-the-sitemap",
        cause=Cause.DEFACEMENT,
        https=site.responding(beside),
        because="a page with an intruder's claim was put beside the site, its sitemap names it",
    )
    head = (
        new_title("Hacked By ./Bayang-Senyap"),
        insertion("<marquee><h1>Hacked By ./Bayang-Senyap - patch your system admin</h1></marquee>", "start"),
    )
    yield Case(
        name="defaced-title-and-banner",
        cause=Cause.DEFACEMENT,
        https=web("banner").responding(*head),
        because="title and banner of every page are an intruder's claim, the rest stayed",
    )
