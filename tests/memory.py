"""Where the tests put what they make and throw away."""

import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 3 * 1024**3


def folder() -> str | None:
    """Memory that passes for a disk, where there is any with room; None: the usual place of temporary files.

    A copy of the warehouse is two thousand small files, which takes some disks over a second for each test.
    """
    return str(MEMORY) if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None
