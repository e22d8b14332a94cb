"""How little a process that opens files from outside may take. It sets its own limits before a decoder is at work.

Knows no Django: it is loaded by programs that must not (``archive.opening``, ``archive.imaging.making``).
"""

import resource


def confine(*, memory: int, cpu_seconds: int, output: int, files: int) -> None:
    """Bytes of address space and of any one written file, seconds of processor time, open files; and no core file."""
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_NOFILE, files),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
