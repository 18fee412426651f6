"""Passwords: made at the first start, kept in files of mode 600, read by each process from its own folder."""

import os
import secrets

# Services read every file of their folder as a setting of that name.
FILES = (
    "api/broker-password",
    "api/store-password",
    "api/operator-password",
    "api/hash-key",
    "api/metrics-password",
    "worker/broker-password",
    "worker/store-password",
    "broker/monitor-password",
    "broker/admin-password",
    "store/admin-password",
)


def make(folder, names=FILES):
    for name in names:
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > 0:
            continue
        # Letters and digits only: safe in a URL, a shell and a KEY=value line.
        unfinished = path.with_name(path.name + ".new")
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        os.replace(unfinished, path)


def read(folder, name):
    return (folder / name).read_text().strip()
