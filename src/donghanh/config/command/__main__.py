"""`python -m donghanh.config.command`."""

import sys

from donghanh.config.command import STOPPED, main

try:
    sys.exit(main())
except KeyboardInterrupt:
    sys.exit(STOPPED)
