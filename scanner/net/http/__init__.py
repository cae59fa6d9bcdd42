"""HTTP/1.1 behind the door."""
