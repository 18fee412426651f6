"""From the first check to the last process: one run of the stack in the foreground."""

import errno
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time

import leftovers
import passwords
import ports
from problem import Problem
from services import Services
from supervisor import Supervisor

MENDABLE = (errno.ENOSPC, errno.EDQUOT)
ROOM_NEEDED = 500 * 1024 * 1024
LOG_LIMIT = 20 * 1024 * 1024


class Voice:
    """What is said goes to the terminal (or log), and until it is ready to whoever waits for that."""

    def __init__(self, report_to):
        self.report = os.fdopen(report_to, "w") if report_to is not None else None

    def say(self, line, to=None):
        print(line, flush=True, file=to)
        if self.report:
            try:
                print(line, file=self.report, flush=True)
            except BrokenPipeError:
                self.report = None

    def hang_up(self):
        if self.report:
            self.report.close()
            self.report = None


def run(settings, report_to=None):
    voice = Voice(report_to)
    # A SIGTERM while it still builds ends the build as Ctrl-C does.
    signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    try:
        return watched(settings, voice)
    except OSError as e:
        if e.errno not in MENDABLE:
            raise
        voice.say(f"error: {e.strerror}: {e.filename or settings.home} (MOVIEGEN_HOME chooses another place)", sys.stderr)
    except Problem as problem:
        voice.say(f"error: {problem}", sys.stderr)
    return 1


def watched(settings, voice):
    settings.make_folders()
    with open(settings.home / "supervisor.pid", "a+") as lock:
        claim(lock, settings)
        if leftovers.find(settings.home):
            voice.say("Stopping what an earlier run has left behind")
            leftovers.end(settings.home, patience=5)
        settings.stack_env.unlink(missing_ok=True)
        ports.check_public(settings.bind, settings.port)
        check_room(settings)
        passwords.make(settings.secrets)
        set_big_logs_aside(settings)
        app = prepare(settings, voice)
        supervise(settings, Services(settings, app), voice)
    return 0


def claim(lock, settings):
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        raise Problem(
            f"Movie Generator is already running in {settings.home} (pid {lock.read().strip()}); "
            "MOVIEGEN_HOME and MOVIEGEN_PORT make room for another one"
        ) from None
    lock.truncate(0)
    lock.write(f"{os.getpid()}\n")
    lock.flush()


def check_room(settings):
    free = shutil.disk_usage(settings.home).free
    if free < ROOM_NEEDED:
        raise Problem(f"disk full: only {free // 2**20} MB are free in {settings.home}, {ROOM_NEEDED // 2**20} MB are needed")


def set_big_logs_aside(settings):
    for log in settings.logs.glob("*.log"):
        if log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(".log.old"))


def prepare(settings, voice):
    """Installs and builds what is missing; answers with the folder of the built services."""
    scripts = settings.checkout / "bin"
    log = settings.logs / "prepare.log"
    environment = {**os.environ, "MOVIEGEN_TOOLS": str(settings.tools)}

    def step(script, what):
        with log.open("w") as errors:
            done = subprocess.run(
                [scripts / script], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        lines = log.read_text(errors="replace").splitlines()
        if done.returncode == 0:
            return done.stdout.strip().splitlines()
        raise Problem(f"{what}; the end of {log}:", lines[-15:])

    voice.say("Looking for PocketBase")
    step("install-store", "PocketBase could not be installed")
    voice.say("Looking for the voices")
    try:
        step("install-speech", "")
    except Problem:
        voice.say("warning: the good voices could not be installed; espeak-ng speaks instead")
    voice.say("Looking for changed sources, to build them")
    return settings.checkout / step("build", "the build failed")[-1]


def supervise(settings, services, voice):
    began = time.monotonic()
    supervisor = Supervisor(settings, services, voice.say)
    signal.signal(signal.SIGTERM, supervisor.ask_to_stop)
    signal.signal(signal.SIGINT, supervisor.ask_to_stop)
    signal.signal(signal.SIGHUP, supervisor.ask_to_stop)

    def tell():
        voice.say(f"All services are ready after {time.monotonic() - began:.1f} s")
        voice.say(f"Operator's password: {settings.secrets}/api/operator-password")
        voice.say(f"Movie Generator is ready at {settings.shown_url}")
        voice.hang_up()

    supervisor.run(tell)
    voice.say("Movie Generator has stopped")
