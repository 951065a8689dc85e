"""What lines of a village's month, objections and answers are called in the office."""

from protocol.month_figures import FigureCode, ObjectionReason, ObjectionStage

FIGURE_NAMES = {
    FigureCode.VALID: "有效场次",
    FigureCode.ATTENDANCES: "人次",
    FigureCode.TURNOUT: "参学率",
    FigureCode.REQUIRED: "规定课件",
    FigureCode.MUSTS: "四个必看",
    FigureCode.IN_TIME: "记录及时",
    FigureCode.IN_ORDER: "设备完好（天）",
    FigureCode.IDLE_DAYS: "闲置天数",
}
REASON_NAMES = {
    ObjectionReason.NOT_COUNTED: "这次会议没算进来",
    ObjectionReason.PEOPLE: "人数不对",
    ObjectionReason.WATCHED: "课没看完算错了",
    ObjectionReason.OTHER: "其他，会打电话来说",
}
STAGE_NAMES = {ObjectionStage.MENDED: "已改", ObjectionStage.EXPLAINED: "说明"}
_NAMES = {str(code): name for code, name in (*FIGURE_NAMES.items(), *REASON_NAMES.items())}
_NAMES |= {str(code): name for code, name in STAGE_NAMES.items()}


def named(code: str) -> str:
    """A figure, a reason or a stage in plain words; nothing for what is not known here."""
    return _NAMES.get(code, "")
