"""When which scan begins, and what starts it: the schedules of tilik.toml."""
