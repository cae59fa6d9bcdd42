#!/usr/bin/env bash
# Make a virtual environment with Python 3.11 or newer. On Debian the module for that is a package of its own.
set -euo pipefail
python=$1 venv=$2
recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
whole() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }
if [ -z "$python" ]; then
  # A distribution's Python is optimised more than one that was built from source usually is: nearly a quarter less CPU for the same scan.
  python=python3
  if recent /usr/bin/python3 && whole /usr/bin/python3; then python=/usr/bin/python3; fi
fi
if ! recent "$python"; then
  echo "tilik needs Python 3.11 or newer; $python is not. Name another one: make PYTHON=python3.12 ..." >&2
  exit 2
fi
[ -x "$venv/bin/python" ] && "$venv/bin/python" -m pip --version >/dev/null 2>&1 && exit 0
if ! whole "$python"; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv; } >/dev/null
  else
    echo "Python's venv module is missing. Install it with: sudo apt-get install python3-venv" >&2
    exit 2
  fi
fi
"$python" -m venv --clear "$venv"
