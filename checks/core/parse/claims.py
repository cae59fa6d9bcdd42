"""Claims of an intruder, in the words that signed pages have in public archives of defacements."""

from __future__ import annotations

from checks.core.parse.linear_search import LinearSearch

_BY = r"(?:by|oleh|por|par|von|tim|team)\b"
# Leetspeak, and letters that stand for others: h4ck3d, 0wn3d, p0wned.
_DONE = r"(?:h[a4]ck[e3]d|h4x0red|d[e3]f[a4]c[e3]d|0wn[e3]d|own3d|pwn[e3]d|pwnt|r(?:[o0]0|0o)t[e3]d|root3d|t0uch[e3]d|touch3d|st4mp[e3]d|stamp3d|hackeado|hacke[aá]do|invadido|pirat[eé]|gehackt|diretas|dibobol|disusupi|dijebol)"
# Trademarks are owned by somebody, too, and letters stamped: in plain letters these are a signature only where a text begins with them, and has the name.
_PLAIN = (
    r"(?:\A|[>\[\]{}|*~!]|[-=]{2,9}|\n[ \t\r]{0,8}\n)\s{0,12}(?:owned|rooted|touched|stamped)[\s:!.\-_=]{1,12}" + _BY + r"[\s:]{1,3}[^\s<:]"
)
CLAIM = LinearSearch((
    rf"\b{_DONE}[\s:!.\-_=<>]{{0,12}}{_BY}", _PLAIN, rf"\b{_DONE}[\s]{{1,3}}for justice", r"\bdiretas oleh\b", r"\bhacklendi\b|\bhacked tarafından\b", r"\bthis (?:web)?site (?:(?:has been|was|is) (?:hacked|defaced)|has been owned)",
    r"\bsitus ini (?:telah|sudah) (?:diretas|dibobol|disusupi|di-?hack|di-?deface)", r"تم اختراق", r"مخترق", r"已被黑|被黑客|黑客入侵|已被[^\s<]{0,12}入侵|被[^\s<]{0,6}黑了", r"взломан", r"ハッキングされ",
    r"해킹", r"\bhacked for\b", r"all your files (?:have been|are) encrypted",
))  # fmt: skip
# What such pages say besides, to the administrator and to friends.
BOAST = LinearSearch((
    r"\bgr[e3]{2}tz?\b", r"\bgreetings? to\b", r"\bsorry,? admin", r"\bmaaf,? (?:admin|min|mimin|mas admin|pak admin)\b", r"\bhello,? admin", r"\badmin,? (?:patch|fix|secure|perbaiki|melhore)", r"\bpatch your", r"\bfix your", r"\bsecurity is (?:just an illusion|low)",
    r"\byour security\b", r"\bkeamanan situs anda", r"\bwe are (?:anonymous|legion)", r"\bexpect us\b", r"\bindex renamed", r"\bno files? (?:were|was) deleted", r"\bcyber (?:team|army)", r"\bhacktivist", r"\bfile upload vulnerab",
    r"\bwas here\b", r"\bbitcoin\b|\bbtc\b", r"\bteam\b", r"\bcoder\b", r"güvenlik", r"\bsegurança", r"الحماية", r"漏洞", r"уязвимост", r"\bperbaiki (?:keamanan|celah|bug|security)", r"\btingkatkan keamanan", r"\bsuara rakyat", r"\bdata kalian", r"\bsalam\b",
))  # fmt: skip
# Whoever writes these reports that something happened, or teaches.
REPORT = LinearSearch((
    r"\bpulih", r"\bdipulihkan", r"\bmemulihkan", r"\bpelatihan", r"\bklarifikasi", r"\bsiaran pers", r"\bsempat diretas", r"\binsiden", r"\bpolisi", r"\bbssn\b", r"\bcsirt\b", r"\bkominfo\b", r"\bpelaku", r"\bmengaku",
    r"\bkronologi", r"\bpenanganan", r"\bsejarah", r"\bfilm\b", r"\bbuku\b", r"\bpeserta", r"\bmateri", r"\bsosialisasi", r"\bwaspada", r"\bartikel", r"\bberita", r"\breported", r"\bnews\b", r"\brestored", r"\bresearch",
))  # fmt: skip
