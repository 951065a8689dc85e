"""What is said at discussions: sentences nobody need type, and how a typed text begins."""

from PySide6.QtCore import QCoreApplication

from protocol.record import Discussion

translate = QCoreApplication.translate

_BEGINNING = 16


def said() -> tuple[str, ...]:
    """What is often said after a film (讨论情况)."""
    return (
        translate("phrases", "大家一致赞成。"),
        translate("phrases", "大家认真收看，都说看得懂、用得上。"),
        translate("phrases", "党员表示要带头学、带头做。"),
        translate("phrases", "结合本村实际，商量了下一步怎么干。"),
        translate("phrases", "群众代表谈了自己的想法。"),
        translate("phrases", "对照片子，找出了我们村的差距。"),
        translate("phrases", "会后由村干部挨家挨户讲一讲。"),
        translate("phrases", "没有不同意见。"),
    )


def suggested() -> tuple[str, ...]:
    """What is often suggested (意见建议)."""
    return (
        translate("phrases", "建议请农技员来现场讲一讲。"),
        translate("phrases", "希望多放实用技术的片子。"),
        translate("phrases", "希望多放种植、养殖的片子。"),
        translate("phrases", "希望讲一讲惠农政策怎么办理。"),
        translate("phrases", "希望讲一讲怎样防电信诈骗。"),
        translate("phrases", "这一课想再看一遍。"),
        translate("phrases", "字小了，后排看不清。"),
        translate("phrases", "建议农忙时改在晚上放。"),
    )


def beginning(discussion: Discussion) -> str:
    """How what was typed begins, short enough for one line; empty where nothing was typed."""
    text = (discussion.text or discussion.suggestions).replace("\n", " ")
    if len(text) <= _BEGINNING:
        return text
    begins = translate("phrases", "{beginning}（共{count}个字）")
    return begins.format(beginning=text[:_BEGINNING], count=len(text))
