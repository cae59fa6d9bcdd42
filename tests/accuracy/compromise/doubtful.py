"""Sites on which one thing stands out that has an innocent reading, too, and names that lead to somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.site import Respond, ServedAnswer
from tests.accuracy.behaviour import everywhere
from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.doorways import grown
from tests.accuracy.compromise.dresses import MODERN, OLD, PORTAL, WORDPRESS
from tests.accuracy.compromise.packs import GAMBLING, JAPANESE
from tests.accuracy.compromise.plants import front, insertion, redirection
from tests.accuracy.compromise.shells import listing, nginx
from tests.accuracy.compromise.site import Page, reply, web
from tests.accuracy.compromise.visitors import telephone

_TRADES = ("tukang-ledeng", "sewa-mobil", "hotel-murah", "jasa-taman", "servis-ac", "katering", "percetakan", "travel")
_TRADE_LINKS = " ".join(f'<a href="https://{name}-jaya.example/">{name.replace("-", " ")}</a>' for name in _TRADES)
_PARKED: Mapping[str, str] = {
    "for-sale": '<html><head><title>kota-contoh.example</title></head><body><h1>This domain is for sale</h1><p>Interested? Make an offer for this domain. Buy now with escrow.</p><a href="https://pasar-domain.example/beli">Buy this domain</a></body></html>',
    "sponsored-links": '<html><head><title>Parked domain</title></head><body><div class="ads"><a href="/l?k=online+casino">Online Casino</a><a href="/l?k=loans">Payday Loans</a><a href="/l?k=insurance">Car Insurance</a></div><p>The sponsored listings displayed above are served automatically by a third party. This domain is parked free.</p></body></html>',
    "expired": "<html><head><title>Domain expired</title></head><body><h1>This domain name has expired</h1><p>If you are the owner, please renew your domain at your registrar.</p></body></html>",
    "no-such-bucket": '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><BucketName>kota</BucketName></Error>',
    "no-pages": "<html><head><title>Site not found</title></head><body><h1>404</h1><p><strong>There isn't a GitHub Pages site here.</strong></p></body></html>",
    "no-account": "<html><head><title>Account suspended</title></head><body><h1>This account has been suspended</h1><p>Contact your hosting provider for more information.</p></body></html>",
}  # fmt: skip


def cases() -> Iterator[Case]:
    """One sign: a look is asked for, nobody is accused. A name that leads elsewhere: no server was changed."""
    site = web("remnants", OLD)
    yield _doubt(
        "sitemap-of-what-is-gone",
        "a sitemap with spam addresses, all of which are gone",
        Cause.DOORWAYS,
        site.responding(grown(site, GAMBLING, GAMBLING.addresses(200), 0)),
    )
    site = web("gibberish remnants", MODERN)
    yield _doubt(
        "sitemap-of-shops-that-are-gone",
        "a sitemap with Japanese shop addresses, all of which are gone",
        Cause.DOORWAYS,
        site.responding(grown(site, JAPANESE, JAPANESE.addresses(300, "/shopdetail/{n:07}-{slug}.html"), 0)),
    )
    yield _doubt(
        "unknown-php-among-uploads",
        "a PHP file of a name that says nothing in a folder of uploads",
        Cause.FILES,
        web("php", PORTAL).responding(*listing("/uploads/", ("a.jpg", "b.jpg", "c.pdf", "radio.php"), nginx)),
    )
    praise = Page(title="Rekomendasi slot gacor dan situs judi online", body=GAMBLING.text(6))
    yield _doubt(
        "praise-without-a-link",
        "one article in plain view that praises gambling and links nowhere",
        Cause.GAMBLING,
        web("praise", WORDPRESS, pages={"/2026/09/rekomendasi/": praise}).responding(),
    )
    yield _doubt(
        "hidden-links-to-trades",
        "hidden links to eight strangers, with the words of honest trades",
        Cause.SPAM,
        web("trades").responding(insertion(f'<div style="position:absolute;left:-9999px">{_TRADE_LINKS}</div>')),
    )
    yield _doubt(
        "telephones-to-a-stranger",
        "telephones are sent to a stranger, which might be who made an app",
        Cause.REDIRECT,
        web("app").responding(redirection("https://aplikasi-kota.example/unduh", front, telephone)),
        also=(Cause.CLOAKING,),
    )
    yield _doubt(
        "canonical-to-a-stranger",
        "every page names one of a stranger as its canonical address, in words of its own",
        Cause.CLOAKING,
        web("canonical", OLD).responding(insertion('<link rel="canonical" href="https://portal-nusantara.example/kota">', "head")),
        also=(Cause.SPAM, Cause.GAMBLING),
    )
    yield _doubt(
        "one-old-partner",
        "one link in plain view to a partner whose host is gambling now",
        Cause.GAMBLING,
        web("partner").responding(insertion('<p>Mitra: <a href="https://slotmewah.example/">Festival Kuliner 2019</a></p>', "end", front)),
    )
    for name, page in _PARKED.items():
        answer = (
            ServedAnswer(404, reply(page).headers, page.encode())
            if name.startswith("no-") and name != "no-account"
            else reply(page, "xml" if page.startswith("<?xml") else "html")
        )
        yield Case(
            name=f"elsewhere-{name}",
            cause=Cause.ELSEWHERE,
            https=everywhere(answer),
            http=everywhere(answer),
            because="the name leads to somebody else: a matter of DNS, no changed server",
        )


def _doubt(name: str, because: str, kind: Cause, https: Respond, also: tuple[Cause, ...] = ()) -> Case:
    return Case(name=f"doubt-{name}", cause=Cause.ONE_SIGN, also=(kind, *also), https=https, because=because)
