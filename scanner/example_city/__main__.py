"""Run the example city until Ctrl-C: ``python -m scanner.example_city`` prints the settings that reach it."""

from __future__ import annotations

import json
import signal
from contextlib import suppress

from scanner.example_city import start


def _main() -> None:
    with start() as city, suppress(KeyboardInterrupt):
        ports = ", ".join(f"{usual} = {port}" for usual, port in city.ports.items())
        settings = {
            "resolver": json.dumps(city.resolver),
            "allow_private": json.dumps(city.allow_private),
            "ports": f"{{ {ports} }}",
            "trusted_roots": json.dumps([str(city.ca_file)]),
            "timeout": city.network.timeout,
        }
        print(f"targets = {json.dumps(str(city.targets_file))}\n\n[network]")
        print("\n".join(f"{name} = {value}" for name, value in settings.items()), flush=True)
        signal.pause()


if __name__ == "__main__":
    _main()
