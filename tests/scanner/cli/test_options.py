"""What options mean."""

import pytest

from scanner.cli.options import pin_addresses
from scanner.targets import one


@pytest.mark.parametrize(
    ("host", "entry", "address"),
    [
        ("dinkes.kotacontoh.go.id", "dinkes.kotacontoh.go.id:443:192.0.2.7", "192.0.2.7"),
        ("dinkes.kotacontoh.go.id", "DINKES.kotacontoh.go.id.:80:192.0.2.7", "192.0.2.7"),
        ("dinkes.kotacontoh.go.id:8443", "dinkes.kotacontoh.go.id:8443:[2001:db8::7]", "2001:db8::7"),
        ("kóta-contoh.test", "kóta-contoh.test:443:2001:DB8::7", "2001:db8::7"),
        ("kóta-contoh.test", "xn--kta-contoh-gbb.test:443:192.0.2.7", "192.0.2.7"),
    ],
)
def test_resolve_names_a_host_as_the_list_does(host: str, entry: str, address: str) -> None:
    assert [target.address for target in pin_addresses([one(host)], [entry])] == [address]
