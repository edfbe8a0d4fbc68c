"""Every sign, in the order a coach goes through them."""

from coach.sign import Sign
from coach.signs import (
    reopened,
    silence,
    slowed,
    stage_age,
    step_missing,
    step_one_sided,
    step_overdue,
    wait_over,
)

SIGNS: tuple[Sign, ...] = (
    stage_age.SIGN,
    silence.SIGN,
    wait_over.SIGN,
    step_overdue.SIGN,
    step_missing.SIGN,
    step_one_sided.SIGN,
    slowed.SIGN,
    reopened.SIGN,
)
