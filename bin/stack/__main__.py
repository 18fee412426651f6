"""Starts, watches and stops Movie Generator on this machine. `run` calls this; see USAGE."""

import os
import signal
import sys

import background
import lifetime
import status
from problem import Problem
from settings import Settings

USAGE = """usage: ./run             start; stay in the foreground until Ctrl-C
       ./run --detach   start; return when it is ready
       ./run --demo     start, make a video, cancel another one half-way, check every promise, stop
       ./run --stop     stop what runs in MOVIEGEN_HOME
       ./run --status   what runs there

MOVIEGEN_HOME (.run) and MOVIEGEN_PORT (8000) let several copies run side by side; README.md has all settings."""


def demo(settings):
    command = [sys.executable, "-B", str(settings.checkout / "bin/demo")]
    os.execv(sys.executable, command)


def main(arguments):
    if arguments in (["--help"], ["-h"], ["--status"]):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "| head" may have seen enough; whoever started something may not
    if arguments in (["--help"], ["-h"]):
        print(USAGE)
        return 0
    settings = Settings.of(os.environ)
    if arguments == []:
        return lifetime.run(settings)
    if len(arguments) == 2 and arguments[0] == "--report-to":
        return lifetime.run(settings, report_to=int(arguments[1]))
    if arguments == ["--detach"]:
        return background.start(settings)
    if arguments == ["--demo"]:
        return demo(settings)
    if arguments == ["--stop"]:
        return status.stop(settings)
    if arguments == ["--status"]:
        return status.show(settings)
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    os.umask(0o077)
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        print(f"error: {problem}", file=sys.stderr, flush=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
