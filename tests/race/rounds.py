"""How often a race is run: a few times in the suite, many times by `make race`."""

import os

_TIMES = int(os.environ.get("RACE_TIMES", "1"))


def rounds(few: int) -> int:
    """So many in the suite, and so many times as many as `RACE_TIMES` says."""
    return few * _TIMES
