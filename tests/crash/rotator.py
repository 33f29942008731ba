"""The clerk who changes the key again and again, until killed.

python -m tests.crash.rotator PLACE KEY_FILE
"""

from __future__ import annotations

import sys
from pathlib import Path

from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import open_registry

if __name__ == "__main__":
    place, keys = sys.argv[1:]
    with open_registry(place, KeyFile(Path(keys))) as registry:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            registry.rotate_keys("administrator")
