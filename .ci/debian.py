"""A system package that tests need, installed where that can be done without asking."""

import os
import shutil
import subprocess


def required() -> bool:
    """In CI nothing may be left out in silence."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def install(package: str) -> bool:
    """Whether the package was installed now; only root on a Debian can."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print(f"Installing Debian's {package} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-qq"]
    fetch = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    # A stale list often still serves, so a failed update does not end the attempt.
    subprocess.run(update, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    done = subprocess.run(fetch, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def missing(what: str, consequence: str) -> None:
    """Says it so loudly that it cannot be overlooked."""
    line = "!" * 78
    print(f"{line}\n!! NO {what.upper()}: {consequence}\n{line}", flush=True)
