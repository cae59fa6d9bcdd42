"""One site has two names: with and without ``www.``."""

_PREFIX = "www."


def bare(host: str) -> str:
    """The name without ``www.``, by which a site is known.

    >>> bare("www.dinkes.kotacontoh.go.id")
    'dinkes.kotacontoh.go.id'
    """
    return host.removeprefix(_PREFIX)


def twin(host: str) -> str:
    """The other of the two names.

    >>> twin("dinkes.kotacontoh.go.id"), twin("www.dinkes.kotacontoh.go.id")
    ('www.dinkes.kotacontoh.go.id', 'dinkes.kotacontoh.go.id')
    """
    return bare(host) if host.startswith(_PREFIX) else f"{_PREFIX}{host}"
