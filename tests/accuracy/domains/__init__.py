"""Domains with records and resolvers of every sort, and what must be said of them. Labels follow the RFC that each names, not the code."""
