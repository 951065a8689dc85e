"""The forms of plans and playlists: lines have an order, and what is chosen from stays as it is."""

import datetime
import re

import pytest
from django.test import Client

from township.courses.models import Courseware, PlanItem, Playlist, PlaylistEntry, StudyPlan


@pytest.fixture
def plan(film: Courseware, other_film: Courseware) -> StudyPlan:
    """Two courses until the same day."""
    plan = StudyPlan.objects.create(pk="p", month="2026-04", title="四月计划")
    for position, course in enumerate((film, other_film)):
        PlanItem.objects.create(
            plan=plan,
            courseware=course,
            position=position,
            deadline=datetime.date(2026, 4, 25),
        )
    return plan


def test_a_new_line_of_a_plan_comes_after_those_that_are_there(
    staff: Client, plan: StudyPlan
) -> None:
    plan.items.filter(position=1).update(position=7)
    form = staff.get("/admin/courses/studyplan/p/change/").content.decode()
    for line in ("2", "__prefix__"):
        field = re.search(rf'<input[^>]*name="items-{line}-position"[^>]*>', form)
        assert field is not None
        assert 'value="8"' in field[0]


def test_a_new_course_of_a_playlist_comes_last_too(staff: Client, film: Courseware) -> None:
    playlist = Playlist.objects.create(title="种植")
    PlaylistEntry.objects.create(playlist=playlist, courseware=film, position=3)
    form = staff.get(f"/admin/courses/playlist/{playlist.pk}/change/").content.decode()
    field = re.search(r'<input[^>]*name="entries-1-position"[^>]*>', form)
    assert field is not None
    assert 'value="4"' in field[0]


def test_what_is_chosen_from_is_not_changed_or_deleted_in_a_window_of_a_form(
    staff: Client, plan: StudyPlan
) -> None:
    form = staff.get("/admin/courses/studyplan/p/change/").content.decode()
    assert "_popup=1" not in form
