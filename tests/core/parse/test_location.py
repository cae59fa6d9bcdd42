"""Where URLs and Location headers lead (RFC 3986)."""

from checks.core.parse import Location, location
from tests.each import each

BASE = "http://kotacontoh.go.id/a/b"


@each(
    ("url", "place"),
    [
        ("https://kotacontoh.go.id/", Location("https", "kotacontoh.go.id", 443)),
        (" HTTPS://KotaContoh.go.id. ", Location("https", "kotacontoh.go.id", 443)),
        ("https://kotacontoh.go.id:8443", Location("https", "kotacontoh.go.id", 8443)),
        ("https://[2001:db8::1]:8443/", Location("https", "2001:db8::1", 8443)),
        ("/c", Location("http", "kotacontoh.go.id", 80)),
        ("?page=1", Location("http", "kotacontoh.go.id", 80)),
        ("//www.kotacontoh.go.id/c", Location("http", "www.kotacontoh.go.id", 80)),
        ("https://user@www.example/", Location("https", "www.example", 443)),
        ("", Location("http", "kotacontoh.go.id", 80)),
        ("https://[", None),
        ("https://kotacontoh.go.id:banyak/", None),
        ("https://kotacontoh.go.id:99999/", None),
        ("https://", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
)
def test_location(url: str, place: Location | None) -> None:
    assert location(url, BASE) == place
