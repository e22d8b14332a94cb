"""Run by the interpreter that has iiif-prezi3: a manifest on standard input, the library's complaints as JSON.

Imports nothing of ours; `tests/iiif.py` calls it.
"""

import json
import sys

from iiif_prezi3 import Manifest
from pydantic import ValidationError

if __name__ == "__main__":
    try:
        Manifest(**json.load(sys.stdin))
        complaints = []
    except ValidationError as wrong:
        complaints = [f"{'.'.join(map(str, error['loc'])) or 'manifest'}: {error['msg']}" for error in wrong.errors()]
    json.dump(complaints, sys.stdout)
