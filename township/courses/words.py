"""How a course's state is told in plain words, on its page and in the list."""

from township.courses.models import Courseware, Verdict


def state_name(course: Courseware) -> str:
    """What checking it showed, and whether a person let it pass."""
    released = course.verdict == Verdict.FLAGGED and course.released
    return "已放行" if released else Verdict(course.verdict).label
