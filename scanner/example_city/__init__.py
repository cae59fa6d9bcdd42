"""A small invented city on loopback addresses: web sites, certificates and a name server, to be scanned as a real one would be."""

from scanner.example_city.city import ExampleCity, start

__all__ = ["ExampleCity", "start"]
