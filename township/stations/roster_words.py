"""What a village's own list calls a person's status, roles and flags, and how a name is written."""

import re
import unicodedata

from protocol.people import PersonStatus, Role
from township.stations.models import ROLE_NAMES, STATUS_NAMES

STATUSES = {name: code for code, name in STATUS_NAMES.items()} | {
    "党员": PersonStatus.MEMBER,
    "中共党员": PersonStatus.MEMBER,
    "正式": PersonStatus.MEMBER,
    "预备": PersonStatus.PROBATIONARY,
    "中共预备党员": PersonStatus.PROBATIONARY,
    "村民": PersonStatus.VILLAGER,
    "非党员": PersonStatus.VILLAGER,
}
ROLES = {name: code for code, name in ROLE_NAMES.items()} | {
    **dict.fromkeys(
        ("支书", "书记", "支部书记", "党支部书记", "村党支部书记", "党总支书记"), Role.SECRETARY
    ),
    **dict.fromkeys(("副支书", "支部副书记", "党支部副书记"), Role.DEPUTY),
    **dict.fromkeys(
        ("支委", "支部委员", "支委委员", "村委委员", "组织委员", "宣传委员", "纪检委员"),
        Role.COMMITTEE,
    ),
    **dict.fromkeys(("管理员", "远教管理员", "远程教育管理员"), Role.ADMINISTRATOR),
    "代表": Role.VILLAGER_REP,
}
NO_ROLE = {"无", "没有", "-", "—", "/", "普通党员", *STATUSES}
"""Words in the column of roles that say there is none."""
AWAY = {"外出", "外出务工", "流出", "流动", "流动党员"}
LIMITED = {"行动不便"}
_YES = {"是", "√", "✓", "✔", "1", "y", "yes", "有", "对", "true", "√是"} | AWAY | LIMITED
_NO = {
    "",
    "否",
    "×",
    "✗",
    "x",
    "0",
    "n",
    "no",
    "无",
    "没有",
    "不是",
    "-",
    "—",
    "/",
    "在村",
    "false",
}
_BETWEEN = re.compile(r"[,，;；、/\s]+")
_SPACES = re.compile(r"\s+")
_BETWEEN_CHARACTERS = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_LIKE_NUMBERS = re.compile(r"\d{6,}")
LONGEST_NAME, LONGEST_ID = 40, 60
_ID = re.compile(r"[A-Za-z0-9_.-]{1,60}")
_NUMBER_OF_A_PERSON = re.compile(r"\d{17}[\dXx]|\d{15}|1\d{10}")


def plain_word(text: str) -> str:
    """A word of a table as it is compared: half-width, without spaces, small letters."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).lower()


def plain_name(text: str) -> str:
    """A name without the spaces that make two characters as wide as three (王　刚)."""
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    return _BETWEEN_CHARACTERS.sub("", spaced)


def name_fault(name: str) -> str:
    """What keeps these words from being somebody's name; empty when nothing does."""
    if not any(char.isalpha() for char in name):
        return "姓名里没有字"
    if len(name) > LONGEST_NAME or _LIKE_NUMBERS.search(name) or name[0] in "=+-@":
        return "姓名太长，或里面有号码、公式"
    return ""


def is_person_id(text: str) -> bool:
    """Whether this may number a person: no number of an identity card or telephone."""
    fits = _ID.fullmatch(text) is not None
    return fits and _NUMBER_OF_A_PERSON.fullmatch(text) is None


def words_in(text: str) -> list[str]:
    """The single words of a cell."""
    return [word for word in _BETWEEN.split(unicodedata.normalize("NFKC", text).strip()) if word]


def flag_in(text: str) -> bool | None:
    """Yes or no; nothing where the word says neither."""
    word = plain_word(text)
    if word in _NO:
        return False
    return True if word in _YES or word.startswith(("外出", "流")) else None
