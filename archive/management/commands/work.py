"""``manage.py work``: the background worker, beside the web server."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.crypto import get_random_string

from archive.working import BeatingWorker


class Command(BaseCommand):
    help = "Work off the queue: images of scans, verifications of files. What another worker left is taken up."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="Do what waits, then end.")
        parser.add_argument("--interval", type=float, default=1.0, help="Seconds between looks at an empty queue.")

    def handle(self, *args: Any, batch: bool, interval: float, **options: Any) -> None:
        worker = BeatingWorker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        worker.configure_signals()
        worker.run()
