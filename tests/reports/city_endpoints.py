"""The addresses of a site in the invented city: its own two, and a twin that shows another site's certificate."""

from __future__ import annotations

from checks.core.facts.endpoints import EndpointFacts, EndpointsFacts


def endpoints_facts(host: str) -> EndpointsFacts:
    """All four answer; the twin is not registered."""
    own, twin = f"https://{host}/", f"https://www.{host}/"
    return EndpointsFacts(
        canonical=own.removesuffix("/"),
        twin=f"www.{host}",
        published=True,
        endpoints=(
            EndpointFacts(url=own, outcome="answered", status=200, certificate=True),
            EndpointFacts(url=f"http://{host}/", outcome="answered", status=301, leads_to=own),
            EndpointFacts(url=twin, outcome="answered", status=200, certificate=False),
            EndpointFacts(url=f"http://www.{host}/", outcome="refused"),
        ),
    )
