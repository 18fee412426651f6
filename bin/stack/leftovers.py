"""Processes of this home that outlived whoever watched them, known by the mark in their environment."""

import os
import pathlib
import signal
import time

from services import MARK


def find(home):
    """Pids of living processes (a zombie is none) that were started for this home, but never our own."""
    wanted = f"{MARK}={home}".encode()
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes().split(b"\0")
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue  # it has just ended, or belongs to another user
        if wanted in environment and state not in "ZX" and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def end(home, patience):
    """SIGTERM, and after `patience` seconds SIGKILL, until none is left; answers how many there were."""
    first = find(home)
    send(first, signal.SIGTERM)
    kill_at, give_up_at = time.monotonic() + patience, time.monotonic() + patience + 3
    while (left := find(home)) and time.monotonic() < give_up_at:
        if time.monotonic() >= kill_at:
            send(left, signal.SIGKILL)
        time.sleep(0.05)
    return len(first)


def send(pids, number):
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass
