"""A restless viewer at the remote: what was on the screen is what counts."""

import json

from demo.tour import ScriptOptions, TourOptions, script_tour


def test_what_a_restless_viewer_saw_is_what_counts(options: TourOptions) -> None:
    outcome = script_tour(options, print, ScriptOptions(seed=1, film_s=20, steps=4))
    assert outcome.broken == []
    script = json.loads(outcome.line())["script"]
    assert script["oracle_ms"] > 3000
    assert abs(script["difference_ms"]) <= 500
