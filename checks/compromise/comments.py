"""What visitors write into a site and nobody moderates advertises: comments, guest books, forums, words that were searched for."""

from checks import (
    Crawl,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Outcome,
    Pages,
    Problem,
    Risk,
    SiteViews,
    Text,
    Views,
    bearing,
    build,
    check,
    reason,
    require_whole,
    visitors_spam,
)

_MOST = 10
UNMODERATED = Problem(
    "unmoderated",
    Risk(4, 3),
    Text(
        id="Di halaman “{path}” tampil iklan yang ditulis pengunjung, antara lain “{words}”.",
        en="The page “{path}” shows adverts that visitors wrote, with “{words}” among other things.",
    ),
    Kind.LAPSE,
)
_SPAM = '<li class="comment"><p>Slot gacor hari ini maxwin rtp live <a href="https://slotmaju88.example/">situs slot</a></p></li>'
_HONEST = '<li class="comment"><p>Tolong berantas judi online dan situs slot gacor di kota kita.</p></li>'


def _page(comments: str, path: str = "/") -> Exchange:
    text = f'<!doctype html><html lang=id><title>Berita</title><body><a href=/layanan>Layanan</a><ol class="comment-list">{comments}</ol></body></html>'
    return build.page((), text, path=path)


@check(
    id="compromise-comments",
    title=Text(id="Tulisan pengunjung dimoderasi", en="What visitors write is moderated"),
    action=Text(id="Hapus iklan dari tulisan pengunjung dan pasang moderasi", en="Remove adverts that visitors wrote, and moderate"),
    why=Text(
        id="Siapa pun dapat menulis di kolom ini, dan tulisannya tampil atas nama kota tanpa diperiksa. Server tidak berubah, tetapi mesin pencari menampilkan iklan judi atau obat di "
        "situs pemerintah, dan warga dapat diarahkan ke penipuan.",
        en="Anyone can write here, and it is shown in the city's name without a look. The server was not changed, but search engines show adverts for gambling or medicines on a "
        "government site, and residents may be led to fraud.",
    ),
    fix=Fix(
        any=Text(
            id="Hapus tulisan yang disebut. Tampilkan tulisan baru hanya setelah disetujui, batasi tautan di dalamnya, pasang penyaring spam dan CAPTCHA, atau tutup kolomnya bila tidak "
            "dikelola. Beri rel=\"ugc nofollow\" pada tautan pengunjung, dan jangan mengulang kata yang dicari di judul halaman.",
            en="Remove what is named. Show new entries only after somebody approved them, limit links in them, use a spam filter and a CAPTCHA, or close what nobody looks after. Give "
            'visitors\' links rel="ugc nofollow", and do not repeat what was searched for in titles.',
        ),
        verify="curl -sS -w '\\n%{http_code}\\n' {path} | grep -aciE 'slot gacor|maxwin|togel|viagra|cialis'",
        expected=Text(id="0 baris", en="0 lines"),
    ),
    references=("CWE-506", "OWASP Top 10 2025 A06", "Google Search Essentials: user-generated spam"),
    bearing=bearing.CONTENT,
    needs={"pages": Pages(), "views": Views()},
    problems=(UNMODERATED,),
    examples=lambda: (
        Example(
            UNMODERATED("/", path="/", words=("slot gacor", "maxwin", "rtp live", "situs slot"), hosts=("slotmaju88[.]example",)),
            pages=build.crawl(_page(_SPAM)), views=build.site_views(),
        ),
        Example(pages=build.crawl(_page(_HONEST)), views=build.site_views()),
        Example(
            reason=reason.ONE_SIGN,
            pages=build.crawl(_page('<li class="comment"><a href="https://slotmaju88.example/">Budi</a> Terima kasih</li>')), views=build.site_views(),
        ),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks")), views=build.site_views()),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited"), views=build.site_views()),
    ),
)  # fmt: skip
def compromise_comments(pages: Crawl, views: SiteViews) -> Findings:
    spam = visitors_spam(pages, views)
    for page in spam.pages[:_MOST]:
        yield UNMODERATED(page.path, path=page.path, words=page.words, hosts=page.hosts)
    spam.require_none_alone()
    require_whole(pages)
