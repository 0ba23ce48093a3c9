"""The order of the waiting line and its honest forecast: pure rules, which read nothing."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from core.contracts.standing import CONTRACT_RANK, NO_CONTRACT_RANK

# Each rank is worth so much waiting: who has waited that much longer is served first all the same.
RANK_IS_WORTH = timedelta(minutes=2)
# A contract is worth so much more than none: "first clients with a contract, then everybody else".
CONTRACT_IS_WORTH = timedelta(minutes=10)
# Ranks above it count as it, so that the bound below is one for every company file.
HIGHEST_RANK = 10
# Nobody waits behind somebody who called more than this later, whatever the ranks.
LONGEST_OVERTAKING = CONTRACT_IS_WORTH + RANK_IS_WORTH * (HIGHEST_RANK - NO_CONTRACT_RANK)

# Fewer talks tell nothing about the next ones.
FEWEST_TALKS = 5
_LONGEST_FORECAST_MINUTES = 60


def turn(rank: int, since: datetime) -> datetime:
    """The moment by which a caller is served, the earliest first: the call's own, less a head start.

    The order of two who wait never changes: each minute of waiting counts the same for both.
    """
    steps = min(max(rank, NO_CONTRACT_RANK), HIGHEST_RANK) - NO_CONTRACT_RANK
    contract = CONTRACT_IS_WORTH if rank >= CONTRACT_RANK else timedelta(0)
    return since - contract - RANK_IS_WORTH * steps


def forecast_minutes(ahead: int, talks: Sequence[timedelta], operators: int) -> int | None:
    """About how long a caller with so many ahead will wait, while all of `operators` talk.

    In whole minutes, rounded up. None where it cannot be known: too few talks to go by, nobody there, or
    so long that a number would be a guess.
    """
    if len(talks) < FEWEST_TALKS or operators < 1:
        return None
    usual = sum(talks, timedelta(0)) / len(talks)
    minutes = math.ceil((ahead + 1) * usual / operators / timedelta(minutes=1))
    return minutes if minutes <= _LONGEST_FORECAST_MINUTES else None
