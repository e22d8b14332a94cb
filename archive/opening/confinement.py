"""How little the opening process may take; it sets its own limits before it loads a decoder."""

import resource

MEMORY = 2 * 1024**3
CPU_SECONDS = 60
OUTPUT = 64 * 1024
FILES = 64


def confine() -> None:
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, OUTPUT),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
