"""The exponent of growth."""

import pytest

from benchmarks.speed.fit import fit

SIZES = (1e3, 1e4, 1e5, 1e6)


@pytest.mark.parametrize("exponent", [0.0, 0.5, 1.0])
def test_a_power_law_is_found_again(exponent):
    found = fit(SIZES, [0.002 * size**exponent for size in SIZES])
    assert found.exponent == pytest.approx(exponent, abs=1e-9)
    assert found.error == pytest.approx(0, abs=1e-7)


def test_the_standard_error_is_that_of_least_squares():
    from scipy.stats import linregress

    costs = [0.003, 0.004, 0.02, 0.11]
    found = fit(SIZES, costs)
    import math

    other = linregress([math.log(size) for size in SIZES], [math.log(cost) for cost in costs])
    assert (found.exponent, found.error) == pytest.approx((other.slope, other.stderr))
