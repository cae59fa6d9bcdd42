"""Plants every secret in every way and says which of them the store would keep."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from checks.core.model.finding import Level
from checks.core.redact.mask import mask_header, mask_line
from scanner.net.http.stored_response import body_of
from tests.planted.kinds import FILES, FORMS, LABELS, NAMES, PARAMETERS
from tests.planted.values import ALNUM, basic, letters, password, run
from tests.planted.ways import MARKUPS, WHOLE, WRITERS


class Specimen(NamedTuple):
    """One secret: ``kind`` and ``way`` name it, ``remains`` is what the store would hold of what was sent."""

    kind: str
    way: str
    secret: str
    remains: str

    @property
    def leaks(self) -> bool:
        """Whether the secret can be read in what is kept, as it is or in any of the encodings."""
        return any(form in self.remains for form in forms_of(self.secret))


def forms_of(secret: str) -> set[str]:
    """The secret as it may be written, in each encoding."""
    forms = {write(secret) for write in WRITERS.values()}
    return {
        secret,
        *forms,
        quote(secret, safe=""),
        quopri.encodestring(secret.encode()).decode(),
        base64.b64encode(secret.encode()).decode().rstrip("=")[:-2],
    }


def remains(text: str, sent: str = "UTF-8") -> str:
    """The text as the store would hold it, sent in one of the ways of `WHOLE`."""
    whole = WHOLE[sent](text)
    return body_of(whole.raw, f"text/plain; charset={whole.charset}" if whole.charset else "text/plain", Level.VISIT).text


def specimens_by_name() -> Iterator[Specimen]:
    """Values beside names, in every markup; each name in one further writing and one further whole."""
    for n, name in enumerate((*NAMES, *LABELS)):
        for m, (markup, plant) in enumerate(MARKUPS.items()):
            secret = password(name + markup, n + m)
            if markup == "data attribute" and " " in name:
                continue
            yield Specimen(f"name {name}", markup, secret, remains(plant(name, secret)))
        markups = list(MARKUPS.items())
        for m, (way, write) in enumerate(WRITERS.items()):
            markup, plant = markups[(n * 7 + m * 5) % len(markups)]
            secret = password(name + way, n + m)
            if " " not in name and way != "plain":
                yield Specimen(f"name {name}", f"{markup}, {way}", secret, remains(plant(name, write(secret))))
        for m, way in enumerate(WHOLE):
            markup, plant = markups[(n * 5 + m * 7) % len(markups)]
            secret = password(name + way, n + m)
            if " " not in name:
                yield Specimen(f"name {name}", f"{markup}, {way}", secret, remains(plant(name, secret), way))


def formed() -> Iterator[Specimen]:
    """Values that are a secret by form, beside a name that says nothing."""
    for n, (kind, form) in enumerate(FORMS.items()):
        value = letters(form.replace("[SHA]", "[SHA]"), kind).replace("[SHA]", "{SHA}")
        secret = _core(form, value)
        for markup, plant in MARKUPS.items():
            if markup not in ("data attribute",):
                yield Specimen(kind, markup, secret, remains(plant("catatan", value)))
        for way in ("decimal references", "percent", "JSON escapes", "JavaScript escapes"):
            yield Specimen(kind, way, secret, remains(MARKUPS["text"]("catatan", WRITERS[way](value))))
        markups = list(MARKUPS.items())
        for m, way in enumerate(WHOLE):
            markup, plant = markups[(n + m) % len(markups)]
            if markup != "data attribute":
                yield Specimen(kind, f"{markup}, {way}", secret, remains(plant("catatan", value), way))


def _core(form: str, value: str) -> str:
    """The part of a value that was invented last and longest: what stands around it may be kept."""
    lengths = [int(part.split("}")[0].split(":")[1]) for part in form.split("{")[1:]]
    if not lengths:
        return value
    longest = max(range(len(lengths)), key=lengths.__getitem__)
    before = sum(lengths[:longest])
    plain = form.split("{")
    place = len(plain[0]) + sum(length for length in lengths[:longest]) + sum(len(part.split("}")[1]) for part in plain[1 : longest + 1])
    del before
    shift = 0
    return value[place + shift : place + shift + lengths[longest]]


def filed() -> Iterator[Specimen]:
    """Files that hold a secret, sent in every way, and within a page."""
    for n, (kind, file) in enumerate(FILES.items()):
        for way in WHOLE:
            if way == "references" and "<" in file:
                continue
            secret = run(kind + way, ALNUM, 11 if "crypt" in kind else 20)
            secret = basic("budi", secret) if kind == "dockercfg" else secret
            yield Specimen(kind, way, secret, remains(file.replace("§", secret), way))
        if "<" not in file:
            secret = (
                password(kind, n) if "PRIVATE" not in file and "htpasswd" not in kind and "shadow" not in kind else run(kind, ALNUM, 20)
            )
            yield Specimen(kind, "in a page", secret, remains(f"<html><body><pre>{file.replace('§', secret)}</pre></body></html>"))


def addressed() -> Iterator[Specimen]:
    """Parameters of addresses: in the address asked, in links, in headers that carry one."""
    for n, name in enumerate(PARAMETERS):
        for m, (way, before, behind) in enumerate(
            (("query", "/masuk?hal=1&", "&bahasa=id"), ("first", "/masuk?", ""), ("fragment", "/masuk#", "&x=1"))
        ):
            secret = password(name + way, n + m).replace("$", "-").replace("!", "")
            address = f"https://dinkes.kotacontoh.go.id{before}{name}={secret}{behind}"
            yield Specimen(f"address {name}", way, secret, mask_line(address))
            yield Specimen(
                f"address {name}",
                f"link, {way}",
                secret,
                remains(MARKUPS["item"]("Buka", f'<a href="{address.replace("&", "&amp;")}">x</a>')),
            )
            yield Specimen(
                f"address {name}", f"script, {way}", secret, remains(f"<html><script>location.href='{address}';</script></html>")
            )
            yield Specimen(
                f"address {name}",
                f"share, {way}",
                secret,
                remains(f"<html><a href='https://a.test/share?u={quote(address, safe='')}'>x</a></html>"),
            )
            for header in ("Location", "Content-Location", "Link", "Refresh", "X-Next"):
                value = f"<{address}>; rel=next" if header == "Link" else f"0; url={address}" if header == "Refresh" else address
                yield Specimen(f"address {name}", f"{header}, {way}", secret, mask_header(header, value))


def headed() -> Iterator[Specimen]:
    """Headers of answers."""
    for n, (header, value) in enumerate(HEADERS):
        secret = run(header + value, ALNUM, 22)
        yield Specimen(f"header {header}", str(n), secret, mask_header(header, value.replace("§", secret)))


HEADERS = (
    ("Authorization", "Bearer §"), ("Authorization", "Basic §"), ("Authorization", "§"), ("Authorization", 'Digest username="a", response="§"'), ("Proxy-Authorization", "Basic §"), ("Cookie", "PHPSESSID=§; x=1"), ("Cookie", "a=1; b=§"),
    ("Set-Cookie", "ci_session=§; Path=/; HttpOnly"), ("Set-Cookie2", "a=§; Version=1"), ("X-Auth-Token", "§"), ("X-Api-Key", "§"), ("X-Session-Id", "§"), ("X-Session", "§"), ("Session", "§"), ("X-Access-Token", "§"), ("X-CSRF-Token", "§"), ("X-Amz-Security-Token", "§"),
    ("X-Vault-Token", "§"), ("Private-Token", "§"), ("X-Gitlab-Token", "§"), ("X-Auth", "§"), ("X-Authorization", "Bearer §"), ("Authentication", "§"), ("X-JWT", "§"), ("X-Debug", "password=§"), ("X-Debug", "db=postgres://a:§@b/c"), ("X-Powered-By", "PHP token=§"), ("WWW-Authenticate", 'Digest realm="a", nonce="§", qop="auth"'),
    ("Authentication-Info", 'nextnonce="§"'), ("X-Config", '{"password":"§"}'), ("Server-Timing", 'db;desc="password=§"'), ("Location", "https://budi:§@a.test/"), ("X-User-Password", "§"), ("X-Db-Pass", "§"), ("X-Secret", "§"), ("X-Password", "§"), ("X-PIN", "§"), ("X-OTP", "§"), ("X-Key", "§"), ("Api-Secret", "§"),
)  # fmt: skip


def everything() -> Iterator[Specimen]:
    """All of it."""
    for sort in (specimens_by_name, formed, filed, addressed, headed):
        yield from sort()


def main() -> int:
    """Print a line for each kind and the sums; 1 when anything leaks."""
    kinds: dict[str, list[Specimen]] = {}
    for specimen in everything():
        kinds.setdefault(specimen.kind, []).append(specimen)
    leaked = 0
    for kind, all_of_it in sorted(kinds.items()):
        leaks = [specimen for specimen in all_of_it if specimen.leaks]
        leaked += len(leaks)
        print(f"{kind:34} {len(all_of_it):5} planted {len(leaks):4} kept   {'; '.join(specimen.way for specimen in leaks[:6])}")
    print(f"{len(kinds)} kinds, {sum(map(len, kinds.values()))} planted, {leaked} kept")
    return 1 if leaked else 0


if __name__ == "__main__":
    raise SystemExit(main())
