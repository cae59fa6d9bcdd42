"""What has systemd keep the schedules: a unit that works as it is (systemd.exec(5), systemd.service(5))."""

from __future__ import annotations

from pathlib import PurePath

# Longer than a look at the clock may take; while a scan runs, too, whoever keeps the schedules tells that it lives.
WATCHDOG_SECONDS = 180


def service(program: PurePath, folder: PurePath, user: str) -> str:
    """``tilik-schedule.service``: ``program`` is tilik's path, ``folder`` holds tilik.toml and everything that is written."""
    return f"""\
[Unit]
Description=Scheduled scans of the city's web sites (tilik)
Wants=network-online.target
After=network-online.target time-sync.target

[Service]
Type=notify
NotifyAccess=all
User={user}
WorkingDirectory={folder}
ExecStart={program} schedule run
Restart=on-failure
RestartSec=60
WatchdogSec={WATCHDOG_SECONDS}
TimeoutStopSec=120
UMask=0077
ReadWritePaths={folder}
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
PrivateUsers=yes
PrivateIPC=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
ProtectProc=invisible
ProcSubset=pid
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
"""
