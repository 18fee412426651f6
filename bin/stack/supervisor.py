"""Starts the services side by side, starts again what dies, and stops them all."""

import signal
import time

import leftovers
import stack_env
from problem import Problem

READY_WITHIN = 180.0
# Workers hand their jobs back and kill what they run, for which they need the broker and the store.
SERVICES_END_WITHIN = 5.5
# RabbitMQ 3.10 closes its files within 0.2 s and then waits 5 s for its stream coordinator. Nothing is lost by not waiting:
# what was confirmed is on the disk.
DATA_ENDS_WITHIN = 1.5
# A stop is over within 10 s: the rest of them is for a busy machine. What the services take too long is taken from the data,
# down to half a second.
ALL_END_WITHIN, DATA_MAY_TAKE = 6.5, 0.5


class Supervisor:
    def __init__(self, settings, services, say):
        self.settings = settings
        self.services = services
        self.say = say
        self.is_stopping = False
        self.announced = False

    def ask_to_stop(self, *_):
        self.is_stopping = True

    def run(self, when_ready):
        """Returns when asked to stop; raises Problem when the stack cannot go on."""
        began = time.monotonic()
        try:
            for service in self.services:
                self._start(service)
            while not self.is_stopping:
                for service in self.services:
                    self._look_after(service)
                if not self.announced and all(service.process and service.ready.is_set() for service in self.services):
                    self.announced = True
                    self._describe()
                    when_ready()
                if not self.announced and time.monotonic() - began > READY_WITHIN:
                    self._complain_about_the_slow()
                time.sleep(0.05)
        finally:
            self.stop()

    def _start(self, service):
        service.start()
        self.say(f"Starting {service.name} (pid {service.pid})")

    def _look_after(self, service):
        if service.process is None:
            if time.monotonic() >= service.start_at:
                self._start(service)
                if self.announced:
                    self._describe()
            return
        if not service.has_died():
            return
        how = service.how_it_ended()
        if not service.bury():
            when = f"{len(service.deaths)} times within a minute" if service.was_ever_ready else "before it was ready"
            raise Problem(f"{service.name} died {when} ({how}); the end of {service.log}:", service.last_lines())
        self.say(f"{service.name} has died ({how}); starting it again")
        service.process = None

    def _describe(self):
        """Of two that died within a second the first is here again before the other: until then there is no full list."""
        if all(service.process for service in self.services):
            stack_env.write(self.settings, self.services)

    def _complain_about_the_slow(self):
        slow = next(service for service in self.services if not service.ready.is_set())
        raise Problem(
            f"{slow.name} was not ready within {READY_WITHIN:.0f} s; the end of {slow.log}:", slow.last_lines()
        )

    def stop(self):
        began = time.monotonic()
        # Nobody may take this file for the description of a running stack.
        self.settings.stack_env.unlink(missing_ok=True)
        end([self.services.api, *self.services.workers], SERVICES_END_WITHIN)
        rest = began + ALL_END_WITHIN - time.monotonic()
        end([self.services.broker, self.services.store], max(DATA_MAY_TAKE, min(DATA_ENDS_WITHIN, rest)))
        leftovers.end(self.settings.home, patience=0)


def end(services, patience):
    running = [service.process for service in services if service.process is not None]
    for process in running:
        process.send_signal(signal.SIGTERM)
    kill_at = time.monotonic() + patience
    while any(process.poll() is None for process in running):
        if time.monotonic() >= kill_at:
            for process in running:
                process.kill()
        time.sleep(0.02)
