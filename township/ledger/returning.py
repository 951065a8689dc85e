"""Sends a record back to the village with what should be added; the feed carries the request."""

from township.ledger.models import Meeting


def return_record(record_id: str, comment: str) -> bool:
    """Ask the village to add something; whether there was such a record and something to say."""
    meeting = Meeting.objects.filter(record_id=record_id).first()
    if meeting is None or not comment.strip():
        return False
    meeting.returned_revision = meeting.revision
    meeting.returned_comment = comment.strip()[:300]
    meeting.save()
    return True


def take_back(record_id: str) -> bool:
    """The office needs nothing more after all; whether there was such a record."""
    meeting = Meeting.objects.filter(record_id=record_id).first()
    if meeting is None:
        return False
    meeting.returned_revision = None
    meeting.returned_comment = ""
    meeting.save()
    return True
