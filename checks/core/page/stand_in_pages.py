"""What stands in a site's place and says so: protection products, server defaults, parking, suspension, maintenance.

The words are those by which such pages speak for themselves; a page of the site that speaks about them has others.
"""

from __future__ import annotations

import re

from checks.core.model import reason
from checks.core.model.finding import Reason

# How a title or heading may go on, and the elements in which a page says what it is.
_MORE = r"[^<]{0,60}"
_TITLE = r"<title>\s{0,20}(?:"
_TITLED = r")\s{0,20}</title>"
_PHRASES = rf"<(?:title|h1|h2)\b[^<>]{{0,200}}>{_MORE}"


class Words:
    """A pattern without case that is tried only where one of its hints stands: plain searches are much faster than alternatives."""

    def __init__(self, hints: str, pattern: str) -> None:
        self._hints, self.pattern = tuple(hints.split("|")), re.compile(pattern)

    def within(self, low: str) -> bool:
        """True when a text, already in lower case, contains it."""
        return any(hint in low for hint in self._hints) and self.pattern.search(low) is not None


# On a short page with a refusing status.
BLOCK = Words(
    "cloudflare|cf-error|error code|firewall|security|block|reject|denied|limited|imunify360|protection|captcha|human|robot|unauthorized|mod_sec|modsec|ditolak|blokir",
    r"attention required! \| cloudflare|cf-error-details|error code: 10(?:06|07|08|09|10|12|20)\b|sucuri website firewall|"
    r"web application firewall|mod_?security|(?:request|access is) (?:blocked|rejected)|web page blocked|unauthorized (?:request|activity)|"
    r"you (?:have been|are|were) blocked|your (?:ip|access|request) (?:address )?(?:has been|was|is) (?:blocked|denied)|"
    r"access to this (?:site|page|website|service) has been (?:limited|denied|blocked)|imunify360|bot[ -]protection|captcha|"
    r"(?:you are|you're|if you are|check if you are) (?:a |not a )?(?:human|robot)|akses anda (?:telah )?diblokir|"
    r"permintaan anda (?:telah )?(?:diblokir|ditolak)",
)
# What a challenge served instead of the page contains, and no article about it: also counts with status 200.
CHALLENGE = Words(
    "moment|cloudflare|ddos-guard|reject|screen|verif|firewall|blocked|cf_chl|cf-chl|sucuri|incapsula|slowaes|checking your|robot|bot |bot!|not a bot|captcha|security check",
    rf"{_TITLE}just a moment\.\.\.|one moment, please\.\.\.|attention required! \| cloudflare|ddos-guard|request rejected|"
    rf"(?:ro)?bot (?:challenge|check|detection|protection|verification){_MORE}|human verification|captcha|"
    rf"[^<]{{0,40}}(?:not a (?:ro)?bot|verifying (?:that )?you){_MORE}|{_MORE}security check(?:point)?|checking your browser{_MORE}|"
    rf"sucuri website firewall{_MORE}|web page blocked!?{_TITLED}|"
    r"_cf_chl_opt|cf-chl-widget|sucuri_cloudproxy_js|incapsula incident id|slowaes\.decrypt|captcha-delivery\.com|"
    r"the requested url was rejected\. please consult with your administrator|checking your browser before accessing",
)
_DEFAULT = Words(
    "default|nginx|angie|tengine|openresty|welcome to xampp|test page|caddy works|site is created|站点创建|placeholder page|iis|litespeed|it works|directadmin|cyberpanel|xampp|laragon|apache tomcat|laravel|tomcat successfully|internet information services|openlitespeed web server|domain not configured|web station has been|wampserver|server is now running|welcome to wildfly|welcome to centos|functioning normally|找到站点|is not found|ready to use",
    rf"{_TITLE}apache2 (?:debian|ubuntu)? ?default page{_MORE}|welcome to (?:(?:free)?nginx|angie|tengine|openresty|centos|xampp)(?: (?:on|for) [\w ]{{1,30}})?[\d.]{{0,9}}!?|"
    rf"(?:apache )?http server test page{_MORE}|test page for the (?:apache|nginx|http server){_MORE}|caddy works!|congratulations, the site is created successfully!|恭喜，站点创建成功！|"
    rf"iis windows(?: server)?{_MORE}|microsoft internet information services \d|iis ?\d{{1,2}}(?:\.\d)?{_MORE}|default (?:web site )?page|default (?:parallels )?plesk{_MORE}|domain default page|"
    rf"congratulations! your litespeed{_MORE}|openlitespeed demo|it works!?(?: apache httpd)?|web server's default page|cyberpanel installed|laragon|"
    rf"apache tomcat/[\d.]{{1,20}}{_TITLED}|<h1>\s{{0,20}}it works!\s{{0,20}}</h1>|/cgi-sys/defaultwebpage\.cgi|<h1>\s{{0,20}}placeholder page\s{{0,20}}</h1>|"
    # Debian's Tomcat, OpenLiteSpeed, froxlor, Synology's Web Station, WampServer, GlassFish and Payara, WildFly; DirectAdmin's and Apache's barest.
    rf"it means you've setup tomcat successfully|you have successfully installed the openlitespeed web server|{_TITLE}domain not configured{_TITLED}|"
    rf"<h1>\s{{0,20}}web station has been enabled|{_TITLE}wampserver homepage|(?:glassfish|payara) server - server running|welcome to wildfly{_TITLED}|"
    r"\A\s{0,20}(?:<(?:html|head|body|title|/title|/head)>\s{0,20}){0,8}apache is functioning normally\b|>this is the default (?:web|landing) page for this (?:server|domain)\b|"
    # aaPanel's and BT Panel's page for a name without a site; HestiaCP's; VestaCP's and ISPConfig's for a new domain.
    rf"{_TITLE}没有找到站点|site is not found|success! your new web server is ready to use\.{_TITLED}|content=.this is a default index page for a new domain\b|"
    r"this is the default index page of your website\.|page is auto-generated by directadmin|laravel has wonderful documentation",
)
_SUSPENDED = Words(
    "suspend|ditangguhkan|dinonaktifkan|站点已暂停",
    # "Website Suspended: cara melapor" is an article.
    rf"/cgi-sys/suspendedpage\.cgi|{_PHRASES}(?:account|website|site|domain|hosting)[^<:?]{{0,60}}(?:suspended|ditangguhkan|dinonaktifkan)(?![^<]{{0,60}}[:?])|"
    rf"{_TITLE}suspended|抱歉，站点已暂停{_TITLED}",
)
# The whole headline says that the site itself is closed: "Jembatan sedang dalam perbaikan" is news, as is "Layanan air bersih dalam perbaikan".
_HEADLINE = r"<(?:title|h1|h2)\b[^<>]{0,200}>\s{0,20}(?:(?:kami )?(?:mohon )?maaf[,.!]? |(?:we are |we're )?sorry[,.!]? (?:but )?)?"
_OURS = r"(?: (?:is|are|ini|kami|kita|resmi|anda|internet|web|temporarily|currently|sementara|masih|saat))"
_SUBJECT = (
    r"(?:(?:we(?:'re| are)|(?:our |the |this )?(?:website|web ?site|(?:site|situs|web|portal)(?! (?:plan|cagar|purbakala|ber?sejarah|warisan|arkeologi|budaya|makam|candi|megalit|kereta|tol|jalan|gunung|masuk|laba))(?!-))(?: [\w.&-]{1,30}){0,6}?|"
    rf"(?:our |the |this )?(?:aplikasi|sistem|layanan|server|halaman|service|system|page){_OURS}{{0,4}})(?: (?:is|are))?(?: (?:currently|temporarily|still|masih|saat ini|sementara))?)"
)
_STATE = (
    r"(?:sedang |currently |tahap |temporarily )?(?:down for |under |undergoing |offline for |in |dalam (?:tahap |masa |proses )?|sedang |tahap |scheduled )(?:scheduled |(?:masa|proses|tahap) )?"
    r"(?:maintenance|construction|pemeliharaan|perbaikan|dibangun|pembangunan|diperbaiki)"
)
# A state without a subject is the site's where the headline ends with it, or goes on to beg pardon: "Dalam perbaikan: Jembatan Contoh" is news.
_ENDS = rf"(?:[.!]{_MORE}| [|–-] {_MORE}|,? (?:mohon|harap|maaf|please|sorry|kami|we)\b{_MORE})?"
_CLOSED_HEADLINE = (
    rf"{_HEADLINE}(?:{_SUBJECT} {_STATE}(?:[ .,!:–-]{_MORE})?|{_STATE}(?: mode)?{_ENDS}|maintenance mode|mode pemeliharaan|coming soon|segera hadir|"
    r"(?:we'll |we will )?be (?:right )?back(?: soon| shortly)?[.!]{0,3})\s{0,20}</(?:title|h1|h2)>"
)
# In a paragraph only what says it of this very site: Joomla's and Moodle's own words begin so. Below them WordPress' (wp-includes/load.php), Drupal's
# (system.maintenance.yml), Nextcloud's and Matomo's, and the class of Drupal's maintenance-page.html.twig, for words of one's own.
_CLOSED_SENTENCE = (
    rf">\s{{0,20}}(?:(?:this|our) (?:web ?site|site|portal)|(?:situs|website|web|portal|laman) (?:ini|kami))"
    rf"(?: (?:is|are|web|saat ini|masih|sementara|currently|temporarily)){{0,3}} {_STATE}\b(?!\?)|"
    r">\s{0,20}briefly unavailable for scheduled maintenance\b|"
    r">\s{0,20}(?:situs )?(?:untuk )?(?:sementara )?tidak tersedia (?:untuk )?sementara(?: waktu)?,? (?:karena|untuk) (?:sedang )?(?:ada )?pemeliharaan\b|"
    r"\bis currently under maintenance\. we should be back shortly\b|>\s{0,20}(?:this )?[\w.\-]{2,30}(?: instance)? is (?:currently )?in maintenance mode\b|"
    r"<body\b[^<>]{0,300}[\"' ](?:in-maintenance|maintenance-page)[\"' ]"
)
_MAINTENANCE = Words(
    "maintenance|pemeliharaan|perbaik|construction|bangun|coming soon|segera hadir|be back|be right back",
    rf"{_TITLE}(?:site |website )?(?:under )?(?:maintenance|construction)(?: mode)?|(?:website is )?coming soon|segera hadir{_TITLED}|"
    rf"{_CLOSED_HEADLINE}|{_CLOSED_SENTENCE}",
)
_PARKED = Words(
    "sponsored listings|parked|parking|buy this domain|for sale|caf.js|bodis|/lander|window.park|forsale|parklogic|hugedomains|buy-domain|d38psrni17bvxu",
    # The script of the advertisements that nearly every parking service shows, what others load or are forwarded to, and GoDaddy's whole page.
    r"google\.com/adsense/domains/caf\.js|(?:cdn|assets)\.bodis\.com|window\.park ?=|window\.location\.href ?= ?[\"']/lander\b|parklogic\.com|"
    r"(?:afternic\.com/forsale|hugedomains\.com/domain_profile|dan\.com/buy-domain|parkingpage\.namecheap\.com|d38psrni17bvxu\.cloudfront\.net)|"
    rf"{_TITLE}parked domain name on hostinger dns system{_TITLED}|buy this domain|this (?:domain|website) (?:is|may be) for sale|sponsored listings displayed above are served automatically|domain (?:is |has been )?parked\b|this web ?page is parked\b|{_TITLE}[\w.\-]{{1,100}} is for sale(?: \| dan\.com)?{_TITLED}|<h1\b[^<>]{{0,200}}>\s{{0,20}}the domain(?: name)? [\w.\-]{{1,100}} is for sale!?\s{{0,20}}</h1>|parkingcrew|sedoparking|{_TITLE}{_MORE}domain for sale{_TITLED}",
)
# A whole headline again: an article about a failure has more words. WordPress (dead_db), Joomla, MediaWiki, SMF, phpBB, and what Indonesian programs write there.
_BROKEN = Words(
    "database|basis data|mysql|service unavailable|technical difficulties|unexpected error|connection problems|sql error",
    # RFC 9110 section 15.6.4, as Laravel and servers write it, whatever the status.
    rf"{_TITLE}(?:503 )?service (?:temporarily )?unavailable{_TITLED}|"
    r"<(?:title|h1|h2|h3)\b[^<>]{0,200}>\s{0,20}(?:error establishing a database connection|database (?:connection )?error|database connection failed|connection problems|"
    r"sorry! this site is experiencing technical difficulties|the website encountered an unexpected error|"
    r"(?:terjadi )?(?:kesalahan|galat|gagal|error) (?:(?:dalam|saat|ketika) )?(?:(?:membuat|membangun|menyambungkan) )?(?:sebuah )?(?:koneksi|sambungan) (?:ke )?(?:database|basis data)|"
    r"(?:error displaying the error page: )?(?:application instantiation error: |error: )?could not connect to (?:mysql|the database)(?: server)?|"
    r"koneksi (?:ke )?(?:database|basis data) gagal|gagal (?:terhubung|tersambung) (?:ke|dengan) (?:database|basis data)|unable to connect to (?:the |your )?database(?: server)?)[.!]?\s{0,20}</|"
    # phpBB's and Moodle's own pages (setuplib.php); Drupal's sentence beside its headline "Error".
    r"<h1>general error</h1>[^{}]{0,200}\bsql error \[|>error: database connection failed</|<h1\b[^<>]{0,200}>error</h1>\s{0,20}the website encountered an unexpected error\.",
)
# What programs without a page of their own print, PHP's warnings before it, and nothing else: no page, no link.
_BARE_FAILURE = Words(
    "koneksi|konek|sambung|hubung|database|mysql|sqlstate|connect|access denied|unexpected error",
    r"\bkoneksi (?:ke )?(?:[\w-]{1,20} ){0,2}gagal|\bgagal (?:melakukan )?(?:koneksi|konek|terkoneksi|terhubung|tersambung)\b|"
    r"\btidak (?:dapat|bisa|berhasil) (?:ter|meng|ber)?(?:hubung|koneksi|konek|sambung)|\bdatabase tidak (?:dapat |bisa )?(?:dibuka|ditemukan|terhubung|tersedia|ada)\b|"
    r"\b(?:failed to|unable to|could not|cannot|can't) connect\b|\bconnection (?:failed|refused|error)\b|\baccess denied for user\b|\bunknown database\b|\btoo many connections\b|"
    r"\bserver has gone away\b|\bsqlstate\[|\berror connecting to (?:the )?database\b|\b(?:link to database cannot|make a database link)\b|\bmysqli_sql_exception\b|"
    r"\Athe website encountered an unexpected error\.",
)
_A_PAGE = re.compile(r"<(?:html|head|title|body|h[1-6]|div|main|section|table|form|img|script|a)\b")
_EXPIRED = Words(
    "expired|kedaluwarsa|kadaluarsa|masa aktif",
    r"<(?:title|h1|h2)\b[^<>]{0,200}>\s{0,20}(?:(?:this |the |your )?domain(?: name)?(?: [\w.\-]{1,100}){0,2}? (?:has |is |ini |anda |telah |sudah ){0,3}(?:expired|kedaluwarsa|kadaluarsa)(?:\. if you owned this domain\b[^<]{0,200})?|"
    # Network Solutions; what hosting services of the country write.
    r"[\w.\-]{1,100}\.[a-z]{2,20} expired on [\d/-]{8,10} and is pending\b[^<]{0,60}|masa aktif (?:domain|hosting|layanan|website)(?: [\w.\-]{1,100}){0,2}? (?:telah |sudah )?(?:habis|berakhir)|"
    r"expired registration recovery policy)[.!]?\s{0,20}</|"
    r"<(?:p|div|span|strong|b)\b[^<>]{0,200}>\s{0,20}this domain(?: name)? (?:has |is )?expired\b",
)
# Such pages are short and lead nowhere; a long one, or one with a menu, is the site's own and only speaks of them.
_BRIEF: tuple[tuple[Words, Reason], ...] = (
    (_SUSPENDED, reason.SUSPENDED), (_PARKED, reason.PARKED), (_MAINTENANCE, reason.MAINTENANCE),
    (_EXPIRED, reason.PARKED), (_BROKEN, reason.SERVER_ERROR),
)  # fmt: skip
MOST_LINKS = 15


def stands_in(low: str, brief: bool) -> Reason | None:
    """What this page, in lower case, is instead of the site's own; ``brief`` says that there was no more of it than a notice needs."""
    if _DEFAULT.within(low):
        return reason.DEFAULT_PAGE
    if not brief or low.count("<a ") > MOST_LINKS:
        return None
    if _BARE_FAILURE.within(low) and _A_PAGE.search(low) is None:
        return reason.SERVER_ERROR
    return next((why for words, why in _BRIEF if words.within(low)), None)
