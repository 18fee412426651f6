"""One process of the stack: how it is started, and how it has fared."""

import collections
import dataclasses
import pathlib
import subprocess
import threading
import time

AGAIN_AFTER = 1.0
DEATHS, WITHIN = 5, 60.0


@dataclasses.dataclass
class Service:
    name: str
    command: list
    environment: dict
    log: pathlib.Path
    folder: pathlib.Path
    is_ready: object  # asked with where its log began; True once it serves
    counts_every_death: bool = True  # False: only those that came before it was ready

    process: subprocess.Popen = None
    ready: threading.Event = dataclasses.field(default_factory=threading.Event)
    was_ever_ready: bool = False
    start_at: float = 0.0
    deaths: collections.deque = dataclasses.field(default_factory=collections.deque)

    @property
    def pid(self):
        return self.process.pid

    def start(self):
        """The process is the service itself, in a session of its own: a Ctrl-C in the terminal reaches only us.

        When we die without a word, the kernel sends it a SIGTERM.
        """
        self.ready = threading.Event()
        log_start = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", *self.command],
                env=self.environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        threading.Thread(target=self._wait_until_ready, args=(self.process, self.ready, log_start), daemon=True).start()

    def _wait_until_ready(self, process, ready, log_start):
        while process.returncode is None:
            if self.is_ready(log_start):
                self.was_ever_ready = True
                ready.set()
                return
            time.sleep(0.1)

    def has_died(self):
        return self.process is not None and self.process.poll() is not None

    def bury(self):
        """Notes the death; says whether it should live again."""
        died_ready = self.ready.is_set()
        if self.counts_every_death or not died_ready:
            self.deaths.append(time.monotonic())
        while self.deaths and self.deaths[0] < time.monotonic() - WITHIN:
            self.deaths.popleft()
        self.start_at = time.monotonic() + AGAIN_AFTER
        return self.was_ever_ready and len(self.deaths) < DEATHS

    def how_it_ended(self):
        code = self.process.returncode
        return f"killed by signal {-code}" if code < 0 else f"exit code {code}"

    def last_lines(self, count=15):
        """The end of its log without the frames of stack traces, which would push out what they are about."""
        with self.log.open("rb") as log:
            log.seek(max(0, log.seek(0, 2) - 32768))
            lines = log.read().decode(errors="replace").splitlines()
        return [line for line in lines if line.strip() and not line.startswith("\tat ")][-count:]
