"""Where the bundle begins; in an installation `bodymap` or `python -m bodymap` does the same."""

import sys

from bodymap.__main__ import main

sys.exit(main())
