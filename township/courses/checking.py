"""Checks uploads beside the pages: decoding an hour's film must not keep a browser waiting."""

import logging
import tempfile
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

from django.db import close_old_connections

from township.courses.inspection import Inspection, inspect, make_thumbnail
from township.courses.models import Courseware, Verdict
from township.courses.store import adopt, drafts, media_path, thumbnail_path

_LOG = logging.getLogger(__name__)
_WORKERS = 2
_THUMBNAIL_AT_PERCENTS = (20, 0)
"""Past the title, and where that gives no picture (a damaged film), the beginning."""

pool: Executor = ThreadPoolExecutor(_WORKERS, thread_name_prefix="courseware")
"""Where checks run; owned by the process, idle until the first upload."""


def check_soon(course: Courseware) -> "Future[None]":
    """Have the course's file checked; the future ends when the verdict is stored."""
    return pool.submit(_check_and_log, course.pk)


def resume_checks() -> None:
    """Take up the checks that a stop of the process left undone."""
    for course in Courseware.objects.filter(verdict=Verdict.CHECKING):
        check_soon(course)


def check(course_id: int) -> None:
    """Decode a course's file and store the verdict."""
    course = Courseware.objects.get(pk=course_id)
    path = media_path(course.sha256)
    if not path.is_file():
        _store_verdict(course, Inspection(Verdict.REFUSED, "文件不在了，请重新上传。"))
        return
    result = inspect(path, Path(course.original_name).suffix)
    course.has_thumbnail = result.has_video and _picture(course, result)
    _store_verdict(course, result)
    if result.verdict is Verdict.REFUSED:
        path.unlink(missing_ok=True)


def _check_and_log(course_id: int) -> None:
    close_old_connections()
    try:
        check(course_id)
    except Exception:  # noqa: BLE001 - the top of a thread
        _LOG.exception("checking courseware %s failed", course_id)
        _give_up(course_id)
    finally:
        close_old_connections()


def _give_up(course_id: int) -> None:
    Courseware.objects.filter(pk=course_id, verdict=Verdict.CHECKING).update(
        verdict=Verdict.REFUSED, reason="检查没有做完，请重新上传；还不行就找装机的人看看。"
    )


def _store_verdict(course: Courseware, result: Inspection) -> None:
    course.verdict = result.verdict
    course.reason = result.reason
    course.length_ms = result.length_ms
    course.extension = result.extension
    course.has_video = result.has_video
    # Only these: somebody may have changed the title meanwhile.
    course.save(
        update_fields=[
            "verdict",
            "reason",
            "length_ms",
            "extension",
            "has_video",
            "has_thumbnail",
        ]
    )


def _picture(course: Courseware, result: Inspection) -> bool:
    if result.verdict is Verdict.REFUSED:
        return False
    with tempfile.NamedTemporaryFile(dir=drafts(), suffix=".jpg", delete=False) as stream:
        draft = Path(stream.name)
    for percent in _THUMBNAIL_AT_PERCENTS:
        if make_thumbnail(media_path(course.sha256), result.length_ms * percent // 100, draft):
            adopt(draft, thumbnail_path(course.sha256))
            return True
    draft.unlink(missing_ok=True)
    return False
