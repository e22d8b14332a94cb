"""What is done outside of requests, by ``manage.py work``. ``archive.services.queue`` puts it into the queue."""

from __future__ import annotations

from django_tasks import task

from archive.models import Scan
from archive.services.fixity import originals_verify
from archive.services.images import images_fail, images_make


@task()
def make_images(scan_id: str) -> str:
    """Make the images of one scan. Gives the state in which that left them."""
    scan = Scan.objects.get(pk=scan_id)
    try:
        return images_make(scan=scan)
    except BaseException:
        # The storage, say, could not be reached: nobody is to wait for what nobody makes any more.
        images_fail(scan=scan, fault="failed")
        raise


@task()
def verify_originals() -> bool:
    """Read every original anew. Gives whether all are whole; what is amiss stands on the operators' page."""
    return originals_verify().whole
