"""Name servers on loopback, as a domain names them."""
