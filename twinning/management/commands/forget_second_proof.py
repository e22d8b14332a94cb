"""For whoever has lost the telephone and the recovery codes: the password is enough again."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Takes the app, the keys and the recovery codes from an account. Be sure who asks for it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address that the account logs in with")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError("No account has that address.")
        gone, _of_which = Authenticator.objects.filter(user=user).delete()
        self.stdout.write(f"{user.email}: {gone} taken away. The password is enough, until a new app or key is added.")
