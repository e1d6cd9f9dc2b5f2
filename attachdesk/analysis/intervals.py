"""How sure a share is: Wilson's interval, honest for few sessions and for none or all."""

from math import sqrt

Z_95 = 1.96
ENOUGH = 5
"""Fewer sessions than this carry no share: dots speak for themselves, a percentage would pretend."""


def wilson(seen: int, of: int, z: float = Z_95) -> tuple[float, float]:
    """Return the score interval of the share ``seen`` / ``of``, each end from 0 to 1.

    Wilson EB (1927), J Am Stat Assoc 22:209-212, without continuity correction. ``of`` is at least 1;
    raises ``ValueError`` for a share that cannot be.
    """
    if not 0 <= seen <= of or of == 0:
        raise ValueError(f"{seen} of {of} is no share")
    share, spread = seen / of, z * z / of
    middle = share + spread / 2
    reach = z * sqrt(share * (1 - share) / of + spread / (4 * of))
    low, high = (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)
    return (0.0 if seen == 0 else low), (1.0 if seen == of else high)
