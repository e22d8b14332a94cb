"""The web server and the worker of `make run`, side by side. A worker that dies gets a successor, which takes up what
it had begun; if the web server ends, or the successor at once too, both end.

Each has a process group of its own, so that Ctrl-C reaches only this program, which then asks both to end. Should it
or make be killed, Linux tells those below, so that nothing is left behind.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from types import FrameType

BIN = os.environ["BIN"]
COMMANDS = {
    "web server": [f"{BIN}/gunicorn", "twinning.wsgi"],
    "worker": [f"{BIN}/python", "manage.py", "work"],
}
# A worker that lived for less could not start at all.
LIVED_SECONDS = 5
# A task under way may be finished; what was not is taken up by the next worker.
PATIENCE_SECONDS = 20
PR_SET_PDEATHSIG = 1
Processes = dict[str, "subprocess.Popen[bytes]"]


def end_with_parent() -> None:
    """Have Linux ask this process to end when the one that started it is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(name: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(COMMANDS[name], start_new_session=True, preexec_fn=end_with_parent)  # noqa: PLW1509


def watch(running: Processes) -> str:
    """Which of them ended so that nothing goes on."""
    begun = time.monotonic()
    while True:
        for name, process in running.items():
            if process.poll() is None:
                continue
            if name != "worker" or time.monotonic() - begun < LIVED_SECONDS:
                return name
            print(f"The worker ended with exit status {process.returncode}; another takes its place.", flush=True)
            running[name], begun = start(name), time.monotonic()
        time.sleep(0.2)


def stop(running: Processes) -> None:
    for process in running.values():
        process.terminate()
    deadline = time.monotonic() + PATIENCE_SECONDS
    for process in running.values():
        # A second Ctrl-C has no patience either.
        with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            process.wait(timeout=max(0, deadline - time.monotonic()))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    end_with_parent()
    running: Processes = {}
    try:
        for name in COMMANDS:
            running[name] = start(name)
        ended = watch(running)
    except KeyboardInterrupt:
        return 0
    finally:
        stop(running)
    print(f"The {ended} ended with exit status {running[ended].returncode}, so everything is stopped.", flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
