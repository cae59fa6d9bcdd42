"""A value in text: where it begins and ends behind its name, and what is no value but a sentence about one."""

from __future__ import annotations

import re
from typing import NamedTuple


def value_words(text: str) -> frozenset[str]:
    """A set of words, written with blanks between."""
    return frozenset(text.split())


class Span(NamedTuple):
    """The characters of a value, without its quotes."""

    start: int
    end: int


_LONGEST_PREFIX = r"(?:[bBuUrRfF@]{1,2}(?=[\"'])|string(?:\(\d{1,9}\) ?| (?=[\"'&]))|s:\d{1,9}:|new String\(|str ?(?=\"))?"
_STRING = re.compile(
    rf"{_LONGEST_PREFIX}(?:(?P<fence>\"{{3}}|'{{3}})\r?\n?(?P<fenced>[^\n]+?)(?:(?P=fence)|$)|\"(?P<double>(?:\\.|[^\"\n])*+)(?:\"|$)|'(?P<single>(?:\\.|[^'\n])*+)(?:'|$)|`(?P<back>[^`\n]*+)(?:`|$)|"
    r"(?P<quote>\\{1,5}[\"']|&(?:quot|apos|#0?3[49]|#x2[27]);)(?P<escaped>[^\n]*?)(?:(?P=quote)|$))",
    re.MULTILINE,
)
_BARE = {True: re.compile(r"[^\s\"'<>({\[`][^\s\"'<>]*"), False: re.compile(r"[^\s\"'({\[`]\S*")}
_SCHEME = re.compile(
    r"(?:bearer|basic|token|digest|negotiate|ntlm|apikey|key|aws4-hmac-sha256|hawk|signature|plain|md5)[ \t:]{1,4}(?=\S)", re.IGNORECASE
)
_NOTHING = re.compile(
    r"(?:true|false|null|nil|none|undefined|include|omit|same-origin|void 0|!0|!1|function\b|this\.|return\b|new [A-Z]|\*)(?![\w\-*])|\*\*\*(?!\w)",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"[\"'](?:true|false|null|none|include|omit|same-origin|text|password|hidden|string|number|integer|\*)?[\"']")
# Minified code: a name of one to three letters and a sign behind it.
_CODE = re.compile(r"[A-Za-z_$]{1,3}(?:[.(?]|\[)|[A-Za-z_$]{1,2}[,;)}\]|&+]")
_PLAIN = re.compile(r"[(\[]?(?:[A-Za-z\u00c0-\u024f]{1,30}(?:[-/'][A-Za-z]{1,30})*|\d{1,2}|&|-|\u2013)[.,:;!?)\]]{0,3}")
_SAMPLE = 400
# Words that only sentences have, and words that labels and buttons say where a value might stand.
_GRAMMAR = value_words(
    "a about above after all an and any are as at be before below but by can cannot choose click created do does enter fill following for forgot forgotten from "
    "has have how if in into is it its least may more must need new no not of on one only or our please select set should that the their then this to type use "
    "used via was we when where which will with you your "
    "ada adalah agar akan anda antara apa atau atas bagi bahwa bantuan baru belum berikut berisi bisa boleh buat buka cara dalam dan dapat dari demi dengan di dipakai "
    "diubah dua guna hanya harus hingga hubungi ini isi itu jangan jika juga kami karakter karena ke kecil kembali kepada klik kurang lalu lebih lewat lihat lupa "
    "maka masuk masukkan melalui menggunakan minimal maksimal mohon oleh pada para paling perlu pilih saat sampai saja salah satu saya sebagai sebelum secara selesai "
    "semua seperti sesudah setelah setiap silakan sudah supaya tanpa tekan telah terdiri tersebut tidak ubah ulangi untuk wajib yaitu yang"
)
_LABELS = value_words(
    "wajib required optional opsional lupa lupa? ubah ganti forgot show hide tampilkan sembunyikan lihat masuk login log-in sign-in daftar register reset baru lama "
    "kosong kosongkan none kirim simpan batal submit hidden string text password username email surel kata sandi token salah invalid valid expired kedaluwarsa "
    "terkirim n/a - yes no ya tidak"
)


def quoted_at(text: str, at: int) -> Span | None:
    """The content of the string that begins here; one that is cut off ends with its line."""
    string = _STRING.match(text, at)
    if string is None:
        return None
    if _EMPTY.fullmatch(text, string.start(), string.end()):
        return None
    start, end = next(string.span(part) for part in ("fenced", "double", "single", "back", "escaped") if string[part] is not None)
    return Span(start, end)


def bare_at(text: str, at: int, html: bool) -> Span | None:
    """The value without quotes that begins here, the name of an authentication scheme before it left out; None when it is code or nothing."""
    if _NOTHING.match(text, at) or _CODE.match(text, at):
        return None
    if scheme := _SCHEME.match(text, at):
        at = scheme.end()
        if string := quoted_at(text, at):
            return string
    bare = _BARE[html].match(text, at)
    if bare is None:
        return None
    end = bare.end()
    while text[end - 1 : end + 1] == "\\\n" and (more := _BARE[html].match(text, end + 1)):
        end = more.end()
    return Span(bare.start(), end)


def is_plain(word: str) -> bool:
    """A word or a small number, with its punctuation."""
    return _PLAIN.fullmatch(word) is not None


def is_sentence(value: str) -> bool:
    """True for words about a secret instead of one: several, of which one is a word of grammar; one alone only where labels say it."""
    several = value[:_SAMPLE].split()
    terms = [word.strip(".,:;!?()[]\"'").lower() for word in several]
    if len(several) < 2:
        return not terms or terms[0] in _LABELS or terms[0] in _GRAMMAR
    return any(word in _GRAMMAR for word in terms)


def is_label(value: str) -> bool:
    """True where every word is plain, so that it may as well be the next label or entry of a menu."""
    return all(is_plain(word) for word in value[:_SAMPLE].split())


def phrase_at(text: str, start: int, end: int, whole: bool) -> Span | None:
    """The value among the words from ``start`` to ``end``: all of them where the ``whole`` may be one, else its first; of a sentence what is no word."""
    phrase = text[start:end].rstrip()
    if not phrase or phrase.startswith("***"):
        return None
    first = phrase.split(None, 1)[0]
    if is_sentence(phrase):
        return None if is_plain(first) or _NOTHING.match(phrase) else Span(start, start + len(first))
    return Span(start, start + len(phrase)) if whole else Span(start, start + len(first))
