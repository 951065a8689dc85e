"""What came of looking at every page: which were seen, and what is wrong, counted by kind."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench.report import Row

KINDS = {
    "cannot be drawn": "scenes that cannot be drawn",
    "is cut": "words cut off or cut short",
    "overlap": "words on top of each other",
    "half covered": "words half covered",
    "crosses an edge": "words across an edge",
    "contrast": "words too pale",
    "high, less than": "words and controls too small",
    "televisions crop": "words and controls where televisions crop",
    "painted over": "pictures painted over",
    "had the focus": "second things that look as if they had the focus",
    "under the way back": "things under the way back",
    "no arrow leads": "controls no arrow leads to",
    "focus is on no control": "pages whose focus is on no control",
    "leads back": "pages without a way back or home",
    "lead home": "pages without a way back or home",
    "no scene shows": "pages that no scene shows",
    "": "other faults",
}
"""Kinds of faults by what their sentences say; the first that fits."""
_QUOTED = re.compile("“.*?”", re.DOTALL)


@dataclass
class Judgement:
    """What came of all scenes, in one language after another."""

    wanted: int = 0
    drawn: int = 0
    pages: set[str] = field(default_factory=set)
    """Names of those that were seen."""
    faults: list[str] = field(default_factory=list)

    def add(self, where: str, found: Mapping[str, Sequence[str]]) -> None:
        """Tell what is wrong with a scene, each fault with the sizes it is seen at."""
        for sentence, sizes in found.items():
            self.faults.append(sentence)
            print(f"{where}  {sentence}" + (f"  ({', '.join(sizes)})" if sizes else ""))

    def miss(self, pages: Iterable[str]) -> None:
        """Tell which of these no scene has shown."""
        for page in sorted(set(pages) - self.pages):
            self.add(page, {"no scene shows this page": ()})

    def rows(self) -> Iterator[Row]:
        """The scenes that were drawn, and a row for each kind of fault."""
        drawn = self.drawn if self.wanted else None
        yield Row("scenes drawn", drawn, "==", self.wanted, "", self.wanted)
        counts = Counter(_kind(one) for one in self.faults)
        for kind in dict.fromkeys(KINDS.values()):
            yield Row(kind, counts[kind] if self.drawn else None, "==", 0, "", self.drawn)


def _kind(sentence: str) -> str:
    said = _QUOTED.sub("", sentence)
    return next(kind for part, kind in KINDS.items() if part in said)
