"""A live server answers in threads, but with SQLite in memory all of them have one connection: each waits its turn."""

from collections.abc import Callable
from threading import RLock

from django.http import HttpRequest, HttpResponse

TURN = RLock()


def one_at_a_time(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        with TURN:
            return get_response(request)

    return answer
