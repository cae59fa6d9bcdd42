"""Balai Kota, a content management system: what it is known by is in ``products/``, its releases are in ``releases/``."""
