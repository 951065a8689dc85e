"""The office's word on a record: nothing amiss, or back to the village with what should be added.

A word is on one revision: the next one is looked at anew. The feed carries what is asked for.
"""

from township.accounts.audit import note
from township.ledger.models import Meeting


def accept_record(record_id: str) -> bool:
    """Nothing is amiss with what is here now; whether there was such a record."""
    meeting = Meeting.objects.filter(record_id=record_id).first()
    if meeting is None:
        return False
    meeting.accepted_revision = meeting.revision
    meeting.returned_revision, meeting.returned_comment = None, ""
    meeting.save()
    note(meeting, f"审过第{meeting.revision}版，没有问题")
    return True


def return_record(record_id: str, comment: str) -> bool:
    """Ask the village to add something; whether there was such a record and something to say.

    What the office entered lies on no machine of the village: there is nobody to ask.
    """
    meeting = Meeting.objects.filter(record_id=record_id, by_office=False).first()
    if meeting is None or not comment.strip():
        return False
    meeting.accepted_revision = None
    meeting.returned_revision = meeting.revision
    meeting.returned_comment = comment.strip()[:300]
    meeting.save()
    note(meeting, f"退回第{meeting.revision}版请村里补充")
    return True


def take_back(record_id: str) -> bool:
    """The office needs nothing more after all; whether there was such a record."""
    meeting = Meeting.objects.filter(record_id=record_id).first()
    if meeting is None:
        return False
    meeting.returned_revision = None
    meeting.returned_comment = ""
    meeting.save()
    note(meeting, "撤回了退回")
    return True
