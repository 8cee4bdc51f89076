"""`python -m childrens_services.returns`."""

import gc
import os
import sys

from childrens_services.returns.cli import main

if __name__ == "__main__":
    # the process is short and builds much that stays: looking through it again and again finds nothing to free
    gc.set_threshold(100_000, 20, 100)
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # nothing is left to close, and taking the tables down piece by piece takes as long as a quick rule
    os._exit(code)
