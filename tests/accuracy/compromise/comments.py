"""What visitors wrote where anybody may write: comments, guest books, complaints, forums, profiles, what was searched for. The server is as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import JOOMLA, OLD, PORTAL, VILLAGE, WORDPRESS, Dress
from tests.accuracy.compromise.packs import ADULT, ESSAYS, GAMBLING, LOANS, PILLS, THAI, Pack
from tests.accuracy.compromise.plants import addition, inner, insertion, paths
from tests.accuracy.compromise.site import Layer, Page, web

_NAMES = ("Budi", "raja slot", "Jonathan", "Sari", "agen88", "Mike Porter", "bandar_q", "Rina")


def _thread(pack: Pack, count: int, form: str, container: str) -> str:
    lines = "".join(
        form.format(n=n, name=_NAMES[n % len(_NAMES)], text=pack.sentences[n % len(pack.sentences)].format(p=pack.phrases[n % len(pack.phrases)]), host=pack.hosts[n % len(pack.hosts)], phrase=escape(pack.phrases[n % len(pack.phrases)]))
        for n in range(count)
    )  # fmt: skip
    return container.format(lines=lines)


_WORDPRESS = (
    '<li id="comment-{n}" class="comment even thread-even depth-1"><article class="comment-body"><footer class="comment-meta"><b class="fn"><a href="https://{host}/" rel="external nofollow ugc" class="url">{name}</a></b> <time datetime="2026-04-0{n}">berkata:</time></footer><div class="comment-content"><p>{text} <a href="https://{host}/" rel="nofollow ugc">{phrase}</a></p></div></article></li>',
    '<div id="comments" class="comments-area"><h2 class="comments-title">Komentar</h2><ol class="comment-list">{lines}</ol><div id="respond" class="comment-respond"><form action="/wp-comments-post.php" method="post" id="commentform" class="comment-form"><textarea name="comment"></textarea><input name="author"><input name="email" type="email"></form></div></div>',
)
_GUESTS = (
    '<div class="tamu"><p><b>{name}</b> (tamu{n}@surat.example), 12-04-2026 10:1{n} WIB</p><p>{text} https://{host}/</p></div>',
    '<h2>Buku Tamu</h2><form method="post" action="/bukutamu"><input name="nama"><input name="email"><textarea name="pesan"></textarea><button>Kirim</button></form><div class="daftar-tamu">{lines}</div>',
)
_FORUM = (
    '<div class="post" id="p{n}"><dl class="postprofile"><dt><a href="/forum/memberlist.php?u={n}">{name}</a></dt></dl><div class="postbody"><p class="author">oleh <strong>{name}</strong></p><div class="content">{text} <a href="https://{host}/" class="postlink">{phrase}</a></div></div></div>',
    '<h2>Forum warga</h2><div id="page-body">{lines}</div><a href="/forum/posting.php?mode=reply">Balas</a>',
)
_COMPLAINTS = (
    "<tr><td>{n}</td><td>{name}</td><td>{text} {host}</td><td>Belum ditanggapi</td></tr>",
    '<h2>Daftar pengaduan masyarakat</h2><table class="table pengaduan"><tr><th>No</th><th>Nama pelapor</th><th>Isi pengaduan</th><th>Status</th></tr>{lines}</table><form method="post" action="/pengaduan/kirim"><textarea name="isi"></textarea></form>',
)
_TABLES: Mapping[str, tuple[Pack, tuple[str, str], Dress]] = {
    "comments-of-wordpress": (GAMBLING, _WORDPRESS, WORDPRESS),
    "comments-that-sell-pills": (PILLS, _WORDPRESS, WORDPRESS),
    "comments-in-thai": (THAI, _WORDPRESS, WORDPRESS),
    "guest-book": (GAMBLING, _GUESTS, OLD),
    "guest-book-with-lenders": (LOANS, _GUESTS, PORTAL),
    "guest-book-of-a-village": (ADULT, _GUESTS, VILLAGE),
    "forum": (GAMBLING, _FORUM, PORTAL),
    "forum-with-essay-mills": (ESSAYS, _FORUM, JOOMLA),
    "complaints": (GAMBLING, _COMPLAINTS, PORTAL),
    "complaints-of-a-village": (PILLS, _COMPLAINTS, VILLAGE),
}
_JCOMMENTS = '<div id="jc"><div id="comments">{lines}</div><form id="comments-form" name="comments-form"><textarea id="comments-form-comment"></textarea></form></div>'


def _one(name: str, because: str, *layers: Layer, dress: Dress | None = None, pages: Mapping[str, Page] | None = None) -> Case:
    return Case(
        name=f"visitors-{name}", cause=Cause.COMMENTS, https=web(name, dress, pages=pages or {}).responding(*layers), because=because
    )


def cases() -> Iterator[Case]:
    """The remedy is moderation, no incident."""
    for name, (pack, (form, container), dress) in _TABLES.items():
        thread = _thread(pack, 8, form, container)
        if dress is WORDPRESS:
            yield _one(name, "comments that nobody moderates", insertion(thread, "end", paths("/2026/")), dress=dress)
        else:
            page = Page(title="Suara warga", body="<p>Silakan sampaikan pesan Anda kepada kami.</p>" + thread, in_lists=True)
            yield _one(name, "entries of visitors that nobody moderates", dress=dress, pages={"/suara-warga": page})
    under = _thread(
        GAMBLING,
        6,
        '<div class="comment-box"><span class="comment-author"><a href="https://{host}/" rel="nofollow">{name}</a></span><span class="comment-date">2026-03-1{n}</span><div class="comment-body">{text}</div></div>',
        _JCOMMENTS,
    )
    yield _one("comments-of-joomla", "comments that nobody moderates under each article", insertion(under, "list", inner), dress=JOOMLA)
    profile = '<h2>Profil anggota</h2><dl class="user-profile"><dt>Nama</dt><dd>slot gacor 88</dd><dt>Situs</dt><dd><a href="https://raja-gacor88.example/" rel="nofollow">raja-gacor88.example</a></dd><dt>Tentang saya</dt><dd>Situs judi online terpercaya, daftar slot gacor hari ini.</dd></dl>'
    members = {f"/forum/anggota/{n}": Page(title=f"Anggota {n}", body=profile) for n in range(1, 5)}
    yield _one("profiles-of-members", "profiles that members of a forum wrote", dress=PORTAL, pages=members)
    words = '<h2>Kata yang baru dicari</h2><ul class="recent-searches"><li><a href="/?s=slot+gacor+raja-gacor88.example">slot gacor raja-gacor88.example</a></li><li><a href="/?s=situs+judi+online+slotmewah.example">situs judi online slotmewah.example</a></li><li><a href="/?s=akta">akta</a></li></ul>'
    result = "<html><head><title>Hasil pencarian untuk: slot gacor raja-gacor88.example</title></head><body><h1>Hasil pencarian untuk: slot gacor raja-gacor88.example</h1><p>Tidak ada yang sesuai.</p></body></html>"
    yield _one(
        "words-that-were-searched",
        "what strangers typed into the search field is shown and repeated",
        insertion(words),
        addition({"/?s=slot+gacor+raja-gacor88.example": result}),
        dress=WORDPRESS,
    )
