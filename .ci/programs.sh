#!/usr/bin/env bash
# Install the programs that are missing, as PROGRAM:PACKAGE, and packages without a program, as PACKAGE; say which packages are missing when that takes another user.
set -euo pipefail
missing=()
for pair in "$@"; do
  program=${pair%%:*} package=${pair#*:}
  if [ "$program" = "$package" ]; then
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    continue
  fi
  PATH="$PATH:/usr/sbin:$(printf '%s:' /usr/lib/postgresql/*/bin)" command -v "$program" >/dev/null || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  echo "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  # A policy that forbids it keeps freshly installed servers from starting on this machine's ports.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
    trap 'rm -f "$policy"' EXIT
  fi
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-unsafe-io "${missing[@]}"; } >/dev/null
else
  echo "These packages are missing: ${missing[*]}" >&2
  echo "Install them with: sudo apt-get install ${missing[*]}   (tests that need them are skipped until then)" >&2
fi
