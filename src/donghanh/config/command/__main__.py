"""`python -m donghanh.config.command`."""

import sys

from donghanh.config.command import main

sys.exit(main())
