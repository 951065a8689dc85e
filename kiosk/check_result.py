"""How one part of the machine is, as the self-check tells it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CheckResult:
    """One part of the machine.

    Attributes:
        code: one of ``protocol.fault_code.PARTS``, or a trouble that stays known.
        ok: whether it is as it should be; a part that does not apply is.
        detail: the number for the sentence on the screen, such as gigabytes free.
        state: what there is to know beyond good or bad, such as ``no_link`` or ``absent``.
    """

    code: str
    ok: bool
    detail: str = ""
    state: str = ""
