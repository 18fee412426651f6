"""--detach: the same run in a session of its own, with nothing of ours in its hands but a pipe to say when it is ready."""

import os
import pathlib
import subprocess
import sys


def start(settings):
    settings.make_folders()
    read_end, write_end = os.pipe()
    with open(settings.logs / "stack.log", "ab") as log:
        child = subprocess.Popen(
            [sys.executable, "-B", str(pathlib.Path(__file__).parent), "--report-to", str(write_end)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[write_end],
            start_new_session=True,
        )
    os.close(write_end)
    is_ready = False
    try:
        with os.fdopen(read_end) as report:
            for line in report:
                is_ready = is_ready or line.startswith("Movie Generator is ready")
                print(line, end="", flush=True, file=sys.stderr if line.startswith("error:") else sys.stdout)
    except KeyboardInterrupt:
        child.terminate()
        child.wait()
        raise
    return 0 if is_ready else 1
