"""--stop and --status: what is known of a run that somebody else watches."""

import fcntl
import os
import pathlib
import signal
import time

import leftovers
import readiness
import stack_env
from problem import Problem

STOPS_WITHIN = 15.0


def supervisor_of(settings):
    """The pid of the process that holds this home, or None. The lock, not the file, says whether it lives."""
    try:
        with open(settings.home / "supervisor.pid") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
                return None
            except BlockingIOError:
                return int(lock.read() or 0) or None
    except FileNotFoundError:
        return None


def stop(settings):
    pid = supervisor_of(settings)
    if pid is None:
        left = leftovers.end(settings.home, patience=5)
        settings.stack_env.unlink(missing_ok=True)
        print("Stopped what an earlier run had left behind" if left else "Movie Generator is not running")
        return 0
    os.kill(pid, signal.SIGTERM)
    give_up_at = time.monotonic() + STOPS_WITHIN
    while supervisor_of(settings) == pid:
        if time.monotonic() > give_up_at:
            raise Problem(f"process {pid} does not stop; see {settings.logs}")
        time.sleep(0.05)
    print("Movie Generator has stopped")
    return 0


def show(settings):
    """Exit code 0: ready; 1: running, but not ready; 3: not running."""
    if supervisor_of(settings) is None:
        print(f"Movie Generator is not running in {settings.home}")
        return 3
    stack = stack_env.read(settings.stack_env)
    if not stack:
        print("Movie Generator is starting or stopping")
        return 1
    rows = [("api", stack["API_PID"]), ("pocketbase", stack["POCKETBASE_PID"]), ("rabbitmq", stack["RABBITMQ_PID"])]
    rows += [(f"worker-{number}", pid) for number, pid in enumerate(stack["WORKER_PIDS"].split(), 1)]
    for name, pid in rows:
        print(f"{name:<12} {pid:>8}  {'running' if pathlib.Path('/proc', pid).exists() else 'dead, will be started again'}")
    # A process that was started again is there long before it answers.
    all_run = all(pathlib.Path("/proc", pid).exists() for _, pid in rows)
    ready = all_run and readiness.answers(f"{stack['API_URL']}/health")
    print(f"Movie Generator is ready at {settings.shown_url}" if ready else "Movie Generator is recovering")
    return 0 if ready else 1
