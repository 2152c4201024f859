"""Statistics that more than one exhibit needs, from plain numbers."""

from math import sqrt

Z_95 = 1.959963984540054
"""The standard normal quantile that leaves 2,5% on each side."""
NO_RANDOM_SAMPLE = (
    "De respondenten zijn geen aselecte steekproef. Het 95%-interval (Wilson) laat alleen zien hoe weinig een percentage "
    "van zo weinig mensen vastlegt."
)


def wilson_interval(k: int, n: int) -> tuple[float, float]:
    """The 95% score interval of `k` out of `n`, as two shares between 0 and 1.

    Wilson (1927), 'Probable inference, the law of succession, and statistical inference', JASA 22, formula for the
    limits without continuity correction: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = k/n.
    Raises ValueError unless 0 <= k <= n and n > 0.
    """
    if not (n > 0 and 0 <= k <= n):
        raise ValueError(f"an interval needs 0 <= k <= n and n > 0, not k={k}, n={n}")
    share, square = k / n, Z_95 * Z_95
    middle = share + square / (2 * n)
    reach = Z_95 * sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    # at zero and at all of n the formula gives 0 and 1, but for the last bit
    low = 0.0 if k == 0 else (middle - reach) / scale
    high = 1.0 if k == n else (middle + reach) / scale
    return low, high
