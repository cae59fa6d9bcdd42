"""Mail servers on loopback, as a domain's MX records name them."""
