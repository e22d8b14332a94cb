"""What `make run` needs before it serves: tables, founding data, the demo's cast. Done twice, it changes nothing."""

import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "twinning.settings")
    django.setup()
    # One process for the three: most of a command's time is its start.
    call_command("migrate", verbosity=0)
    call_command("load_founding_data")
    call_command("demo_users")
