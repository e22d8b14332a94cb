"""What all factories share."""

from __future__ import annotations

from typing import Any

import factory
from django.contrib.auth.models import User
from factory.django import DjangoModelFactory


class Factory(DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True


def named(relation: str) -> Any:
    """Sets a many-to-many relation from a keyword: ``LinkFactory(agreements=[one, other])``."""

    def set_relation(record: Any, create: bool, others: Any, **_: Any) -> None:
        if create and others:
            getattr(record, relation).set(others)

    return factory.post_generation(set_relation)


class UserFactory(Factory):
    username = factory.Sequence(lambda n: f"user{n}")

    class Meta:
        model = User
