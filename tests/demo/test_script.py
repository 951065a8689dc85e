"""A restless viewer is the same each time for the same seed, and does everything there is to do."""

from demo.remote import LEFT, RIGHT
from demo.script import Act, invent

SEEDS = range(40)


def test_the_same_seed_presses_the_same_keys() -> None:
    assert invent(7, 16) == invent(7, 16)
    assert invent(7, 16) != invent(8, 16)


def test_pauses_leaps_both_ways_and_rates_all_occur() -> None:
    steps = [step for seed in SEEDS for step in invent(seed, 16)]
    assert {step.act for step in steps} == set(Act)
    leaps = {step.keys[0] for step in steps if step.act is Act.LEAP}
    assert leaps == {LEFT, RIGHT}


def test_some_films_are_stopped_early_and_then_nothing_follows() -> None:
    ends = [invent(seed, 16)[-1].act for seed in SEEDS]
    assert 0 < ends.count(Act.STOP) < len(ends)
    for seed in SEEDS:
        assert all(step.act is not Act.STOP for step in invent(seed, 16)[:-1])
