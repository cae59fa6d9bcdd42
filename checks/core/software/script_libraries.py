"""The JavaScript libraries in a script: by the hash of the makers' own file, by what its code says, and by the address of one that is elsewhere."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice
from urllib.parse import unquote, urlsplit

import msgspec

from checks.core.evidence.http import Body
from checks.core.parse.script_comments import script_comments
from checks.core.software.libraries import libraries, library_files, library_of_package
from checks.core.software.library_patterns import LibraryMatch, content_matches
from checks.core.software.library_version import read_version

# Who serves files as their makers publish them, and where the address has the package and its version.
_NPM = re.compile(r"/(?:npm/|pin/)?(?P<package>(?:@[a-z0-9._\-]{1,60}/)?[A-Za-z0-9._\-]{1,80})@(?P<version>[^/]{1,60})(?:/|$)")
_LIBS = re.compile(r"/ajax/libs/(?P<package>[A-Za-z0-9._\-]{1,80})/(?P<version>[^/]{1,60})/")
_UI = re.compile(r"/ui/(?P<version>[^/]{1,60})/(?P<package>jquery-ui)\.")
_BOOTSTRAP = re.compile(r"/(?P<package>bootstrap)/(?P<version>[^/]{1,60})/")
# Elsewhere a folder may be called by the version of whatever is in it, so that the package's name must stand before it; or the file says both.
_FOLDER = re.compile(
    r"/(?P<package>[A-Za-z][A-Za-z.\-]{1,60})/v?(?P<version>\d[^/]{0,60})/(?:[^/]{1,60}/){0,3}(?P=package)[^/]{0,60}$",
    re.IGNORECASE | re.ASCII,
)
_FILE = re.compile(r"/(?P<package>[A-Za-z][A-Za-z.\-]{1,60}?)[.\-]v?(?P<version>[0-9][^/]{0,60})\.m?js$")
_PUBLISHERS = {
    "cdn.jsdelivr.net": (_NPM,),
    "unpkg.com": (_NPM,),
    "cdnjs.cloudflare.com": (_LIBS,),
    "ajax.googleapis.com": (_LIBS,),
    "ajax.aspnetcdn.com": (_FILE,),
    "code.jquery.com": (_UI, _FILE),
    "stackpath.bootstrapcdn.com": (_BOOTSTRAP,),
    "maxcdn.bootstrapcdn.com": (_BOOTSTRAP,),
    "netdna.bootstrapcdn.com": (_BOOTSTRAP,),
}
# What cdnjs calls otherwise than npm does.
_AT_CDNJS = {
    "twitter-bootstrap": "bootstrap",
    "jqueryui": "jquery-ui",
    "datatables": "datatables.net",
    "jquery-validate": "jquery-validation",
    "pdf.js": "pdfjs-dist",
}
# Words of a comment, where they are not in one, are in a text that the script shows.
_OF_COMMENTS = (b"/*", b"//", b"*")
# After its version a title has what belongs to it, and no further words of a sentence.
_END_OF_TITLE = re.compile(rb"[ \t]{0,5}(?:[\r\n|<]|- |\([cC]\)|\*/|https?:|$)")
_LONGEST_BEGINNING = 40
_MOST_PLACES = 20
# Dots of a whole version.
_FULL = 2
# Patterns that begin like a comment.
_COMMENT_PATTERN = re.compile(r"(?:\(\?:| |\[\\s\]\+)*(?:/?\\\*|//|/\*|@)")
# What every copy of a library has, where the data is content with what its users write, too.
_ALSO = {"jquery": b"noConflict", "nextjs": b"__NEXT_DATA__"}


class LibraryCopy(msgspec.Struct, frozen=True):
    """A library in a script; ``is_original`` where the script certainly is the file that its makers published, which nobody has repaired since."""

    library: str
    version: str
    is_original: bool = False


def libraries_in(body: Body) -> tuple[LibraryCopy, ...]:
    """What a script's content tells, each library and version once."""
    return _in_text(body.text, body.sha256)


def library_at(url: str, hashes: Sequence[str] = ()) -> LibraryCopy | None:
    """What the address of a script tells that is elsewhere, and the hashes that browsers compare it with, such as ``sha384-…``."""
    if file := next((library_files()[hash] for hash in hashes if hash in library_files()), None):
        return LibraryCopy(file.library, file.version, is_original=True)
    try:
        place = urlsplit(url)
        host = place.hostname or ""
    except ValueError:
        return None
    publishes = _PUBLISHERS.get(host, ())
    for pattern in publishes or (_FOLDER, _FILE):
        if match := pattern.search(unquote(place.path)):
            return _of_address(match, is_whole=pattern not in (_NPM, _LIBS), is_published=bool(publishes))
    return None


def _of_address(match: re.Match[str], *, is_whole: bool, is_published: bool) -> LibraryCopy | None:
    """What an address names; ``is_whole`` where a number of two parts is a version, and not the newest of those that begin so."""
    library, version = library_of_package(_AT_CDNJS.get(match["package"], match["package"])), read_version(match["version"])
    if library is None or version is None or (not is_whole and version[0].count(".") < _FULL):
        return None
    return LibraryCopy(library, version[0], is_published and version[1])


# One script is on every page of a site, and the same file on many sites.
@lru_cache(maxsize=512)
def _in_text(text: str, sha256: str) -> tuple[LibraryCopy, ...]:
    script = text.encode("utf-8", "replace")
    if file := _published_file(script, sha256):
        return (file,)
    matches = [(match, read[0]) for match in content_matches(script) if (read := read_version(match.version))]
    if not matches:
        return ()
    comments = list(script_comments(script))
    in_code, in_comments = dict[str, dict[str, None]](), dict[str, dict[str, None]]()
    for match, version in matches:
        comment = _around(match.place, comments)
        if _ALSO.get(match.library, b"") not in script:
            continue
        if comment is None and not match.words.lstrip().startswith(_OF_COMMENTS):
            in_code.setdefault(match.library, {})[version] = None
        elif comment is not None and (_says(script, comments, version) or _is_title(script, comment, match)):
            in_comments.setdefault(match.library, {})[version] = None
    # Whose code says its version need not be asked what its licence says.
    return tuple(LibraryCopy(library, version) for library, versions in (in_comments | in_code).items() for version in versions)


def _around(place: int, comments: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The comment that a place is in. One that begins with spaces may begin before its comment does."""
    number = bisect_right(comments, (place + 2, 0)) - 1
    return comments[number] if number >= 0 and place < comments[number][1] else None


def _says(script: bytes, comments: Sequence[tuple[int, int]], version: str) -> bool:
    """Whether the code, and not only a comment, has the version: most libraries tell it to those that use them."""
    return any(_around(match.start(), comments) is None for match in islice(_mention(version).finditer(script), _MOST_PLACES))


def _mention(version: str) -> re.Pattern[bytes]:
    return re.compile(rb"[\"']" + re.escape(version.encode()) + rb"(?![\d.])")


def _is_title(script: bytes, comment: tuple[int, int], match: LibraryMatch) -> bool:
    """Whether a comment is the title of the whole script, of a library that says its version nowhere else."""
    number = match.version.encode()
    end = script.find(number, match.place) + len(number)
    begins = match.place - comment[0] < _LONGEST_BEGINNING and not script[: comment[0]].strip(b" \t\r\n;\xef\xbb\xbf")
    return begins and _END_OF_TITLE.match(script, end) is not None and _is_only_in_comments(match.library)


@cache
def _is_only_in_comments(library: str) -> bool:
    one = libraries()[library]
    return not one.replacements and all(_COMMENT_PATTERN.match(source) for source in one.contents)


def _published_file(script: bytes, sha256: str) -> LibraryCopy | None:
    """The makers' own file, by the list of ours, or the data's where the text is the file to the byte."""
    ours = library_files().get(f"sha256-{b64encode(bytes.fromhex(sha256)).decode()}")
    if ours:
        return LibraryCopy(ours.library, ours.version, is_original=True)
    if hashlib.sha256(script).hexdigest() != sha256:
        return None
    sha1 = hashlib.sha1(script, usedforsecurity=False).hexdigest()
    return next((LibraryCopy(one.name, one.hashes[sha1], is_original=True) for one in libraries().values() if sha1 in one.hashes), None)
