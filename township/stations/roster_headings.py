"""Which columns of a village's own table say what may be kept, and which must not be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from township.stations.roster_words import plain_word


class Says(StrEnum):
    """What a column says of a person."""

    VILLAGE = "village"
    NAME = "name"
    STATUS = "status"
    ROLES = "roles"
    AWAY = "away"
    LIMITED = "limited_mobility"
    ID = "person_id"


_NAMES = {
    Says.VILLAGE: ("村/站点", "村", "站点", "村名", "所在村", "行政村", "站点名称", "所属村"),
    Says.NAME: ("姓名", "名字", "党员姓名", "人员姓名"),
    Says.STATUS: ("身份", "党员类别", "人员类别", "类别", "政治面貌", "党员身份", "人员身份"),
    Says.ROLES: ("职务", "村内职务", "党内职务", "担任职务", "现任职务", "村职务"),
    Says.AWAY: ("外出", "流动党员", "外出/流动", "是否外出", "是否流动党员", "外出务工", "流动"),
    Says.LIMITED: ("行动不便", "是否行动不便", "年老体弱", "行动不便党员"),
    Says.ID: ("人员编号", "卡号", "签到卡号", "签到卡编号", "人员编号/卡号"),
}
_MEANING = {name: says for says, names in _NAMES.items() for name in names}
_ORDINALS = {"序号", "编号", "no", "no."}
_FORBIDDEN = (
    *("身份证", "证件", "公民身份", "出生", "生日", "年龄", "电话", "手机", "联系方式", "微信"),
    *("住址", "地址", "户籍", "籍贯", "家庭", "照片", "相片", "邮箱", "qq", "银行", "指纹", "定位"),
)
"""DOMAIN 10: no ID number, birth date, address, phone, face or location."""
SEARCHED_ROWS = 20
"""So many rows of titles may stand above the headings."""


@dataclass(frozen=True)
class Headings:
    """The headings of one sheet.

    Attributes:
        row: their row, from 0.
        places: the column of each thing that is read, from 0.
        forbidden: headings of what must not be kept and is not read.
        others: headings of what is of no use here.
    """

    row: int
    places: dict[Says, int]
    forbidden: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def headings_in(rows: Sequence[Sequence[str]]) -> Headings | None:
    """Find the headings among the first rows of a sheet; nothing where no column names people."""
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        if any(_MEANING.get(plain_word(cell)) is Says.NAME for cell in row):
            return _headings(number, row)
    return None


def _headings(number: int, row: Sequence[str]) -> Headings:
    places: dict[Says, int] = {}
    forbidden, others = [], []
    for place, cell in enumerate(row):
        word = plain_word(cell)
        says = _MEANING.get(word)
        if says is not None and says not in places:
            places[says] = place
        elif any(part in word for part in _FORBIDDEN):
            forbidden.append(cell.strip()[:20])
        elif word and word not in _ORDINALS:
            others.append(cell.strip()[:20])
    return Headings(number, places, tuple(forbidden), tuple(others))
