"""Every sign, in the order a coach goes through them."""

from coach.sign import Sign
from coach.signs import (
    answer_stale,
    buyer_gone,
    buyer_missing,
    close_passed,
    close_pushed,
    complaint_open,
    milestone_overdue,
    promise_overdue,
    pushed_idle,
    reopened,
    review_overdue,
    silence,
    single_threaded,
    slowed,
    slowed_long,
    sponsor_gone,
    sponsor_missing,
    stage_age,
    step_missing,
    step_one_sided,
    step_overdue,
    unproven,
    wait_over,
    waiver_in_force,
)
from engine.signs import InStage, Tunable

SIGNS: tuple[Sign, ...] = (
    stage_age.SIGN,
    silence.SIGN,
    wait_over.SIGN,
    review_overdue.SIGN,
    complaint_open.SIGN,
    slowed_long.SIGN,
    answer_stale.SIGN,
    pushed_idle.SIGN,
    close_pushed.SIGN,
    close_passed.SIGN,
    promise_overdue.SIGN,
    milestone_overdue.SIGN,
    step_overdue.SIGN,
    step_missing.SIGN,
    step_one_sided.SIGN,
    buyer_gone.SIGN,
    sponsor_gone.SIGN,
    reopened.SIGN,
    slowed.SIGN,
    single_threaded.SIGN,
    buyer_missing.SIGN,
    sponsor_missing.SIGN,
    waiver_in_force.SIGN,
    unproven.SIGN,
)
TUNABLE: Tunable = {sign.id: InStage(sign.by_stage) if sign.by_stage else sign.bounds for sign in SIGNS}
"""What a playbook may set, for whoever checks one."""
