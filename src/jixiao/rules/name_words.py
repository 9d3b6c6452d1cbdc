"""Words in the name or the basis of a row that rules need: found once for all rules of a document.

A rule that declares ``needs=("says:acts",)`` is called only for rows whose name may hold one of
the words of the parameter ``acts``; the rule itself finds out whether it does. A need is one of

    says:acts|满意      the name holds one of these words, or at least how one begins
    ends:count_names    what the name measures ends with one of them
    is:无|/             the name is one of them

where a word of small Latin letters is the id of a list in ``regulation/parameters``; several
kinds may stand in one need (``says:void_rows|is:无``): one of all its words is enough.

Of the basis (指标值确定依据) a need asks exactly, since few bases stand in many rows:

    basis says:data_sources    it holds one of these words
    basis lacks:basis_words    it holds none of them
    basis is:generic_bases     it is one of them but for signs
"""

from collections.abc import Callable, Iterable, Iterator
from operator import add

from jixiao.kernel.patterns import pattern
from jixiao.regulation.parameters import Parameters
from jixiao.rules.known import Known
from jixiao.rules.measures import first_of, measured
from jixiao.rules.wording import bare

KINDS = ("says", "ends", "is")
_OF_BASIS = "basis "
KINDS_OF_BASIS = ("says", "lacks", "is")
_ID = pattern("[a-z_]+")
_NAMES_KEPT = 8192
_BASES_KEPT = 4096


def is_about_names(need: str) -> bool:
    """Whether a need is about words of the name.

    >>> is_about_names("says:满意"), is_about_names("number")
    (True, False)
    """
    return need.partition(":")[0] in KINDS and ":" in need


def is_about_bases(need: str) -> bool:
    """Whether a need is about words of the basis.

    >>> is_about_bases("basis says:data_sources"), is_about_bases("says:满意")
    (True, False)
    """
    of, _, what = need.partition(" ")
    return of == _OF_BASIS.strip() and what.partition(":")[0] in KINDS_OF_BASIS and ":" in what


def is_about_words(need: str) -> bool:
    """Whether a need is about words of the name or the basis."""
    return is_about_names(need) or is_about_bases(need)


def words_of(need: str, parameters: Parameters) -> Iterator[tuple[str, str]]:
    """What a need asks: its words, each with what the name shall do with it.

    >>> from datetime import date
    >>> list(words_of("says:满意|is:无|/", Parameters(date(2025, 1, 1))))
    [('says', '满意'), ('is', '无'), ('is', '/')]
    """
    for kind, given in _parts_of(need):
        words = parameters.words(given) if _ID.fullmatch(given) is not None else (given,)
        for word in words:
            yield kind, word


def ids_of(need: str) -> list[str]:
    """The lists of ``regulation/parameters`` that a need names.

    >>> ids_of("says:acts|满意")
    ['acts']
    """
    need = need.partition(":")[2] if is_about_bases(need) else need
    return [given for _, given in _parts_of(need) if _ID.fullmatch(given) is not None]


def _parts_of(need: str) -> Iterator[tuple[str, str]]:
    kind = ""
    for part in need.split("|"):
        for each in KINDS:
            if part.startswith(f"{each}:"):
                kind = each
        yield kind, part.removeprefix(f"{kind}:")


class NameWords:
    """Which needs a name fulfils, as bits: the first need is 1, the second 2.

    Args:
        needs: The needs of all rules.
        parameters: What regulation says in the document's year and region.

    Attributes:
        of: The bits of a name; remembers the names that it saw last.
    """

    def __init__(self, needs: Iterable[str], parameters: Parameters) -> None:
        self._signs: dict[str, int] = {}
        self._pairs: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._whole: dict[str, int] = {}
        self._always = 0
        for at, need in enumerate(needs):
            for kind, word in words_of(need, parameters):
                self._note(kind, word, 1 << at)
        self._lengths = tuple({len(word) for word in self._ends})
        self._has_sign = frozenset(self._signs).intersection
        self._has_pair = frozenset(self._pairs).intersection
        self.of: Callable[[str], int] = Known(self._of, _NAMES_KEPT).__getitem__

    def _note(self, kind: str, word: str, bit: int) -> None:
        if kind == "is":
            table = self._whole
        elif not word:
            self._always |= bit
            return
        elif kind == "ends":
            table = self._ends
        else:
            table = self._signs if len(word) == 1 else self._pairs
            word = word[:2]
        table[word] = table.get(word, 0) | bit

    def _of(self, name: str) -> int:
        what = measured(name)
        found = self._always | self._whole.get(name, 0)
        ends = self._ends
        for length in self._lengths:
            end = what[-length:]
            if end in ends:
                found |= ends[end]
        words = name if what in name else f"{name}\n{what}"
        for sign in self._has_sign(words):
            found |= self._signs[sign]
        for pair in self._has_pair(map(add, words, words[1:])):
            found |= self._pairs[pair]
        return found


class BasisWords:
    """Which needs a basis fulfils, as bits: the first need is 1, the second 2.

    Args:
        needs: The needs of all rules.
        parameters: What regulation says in the document's year and region.
        first: Ordinal of the first bit.

    Attributes:
        of: The bits of a basis; remembers those that it saw last.
    """

    def __init__(self, needs: Iterable[str], parameters: Parameters, first: int = 0) -> None:
        self._asked = []
        for at, need in enumerate(needs, first):
            kind, _, name = need.removeprefix(_OF_BASIS).partition(":")
            self._asked.append((at, kind, parameters.words(name)))
        self.of: Callable[[str], int] = Known(self._of, _BASES_KEPT).__getitem__

    def _of(self, basis: str) -> int:
        found = 0
        for at, kind, words in self._asked:
            if kind == "is":
                holds = bare(basis) in words
            else:
                holds = (first_of(words, basis) != "") is (kind == "says")
            found |= holds << at
        return found
