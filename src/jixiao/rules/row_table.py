"""Which rules may find something in a row: looked up by its level 2, its facts and its name."""

from collections.abc import Callable, Sequence

from jixiao.model.project import Indicator
from jixiao.regulation.parameters import Parameters
from jixiao.rules.declare import Outcomes, Rule
from jixiao.rules.name_words import NameWords, ids_of, is_about_names
from jixiao.rules.row_facts import facts_of, mask_of

Asked = tuple[tuple[Callable[..., Outcomes], bool, Rule], ...]
"""Rules that are asked about one subject: the function, whether it takes a ``Context``, the rule."""
_MOST_KEPT = 4096
_MOST_TABLES = 16


class _Row:
    """The rules for rows of one kind; which of them are asked depends on the name."""

    def __init__(self, rules: Sequence[tuple[Rule, int]]) -> None:
        self.rules = rules
        self.relevant = 0
        for _, needs in rules:
            self.relevant |= needs
        self.asked: dict[int, Asked] = {}

    def ask(self, said: int) -> Asked:
        """The rules for names that say something; bits of ``relevant`` only."""
        if len(self.asked) >= _MOST_KEPT:
            self.asked.clear()
        asked = asked_of([rule for rule, needs in self.rules if said & needs == needs])
        self.asked[said] = asked
        return asked


class RowTable:
    """The rules about rows for one list of words that hold in a year and a region.

    Args:
        rules: Rules about ``Indicator`` for one kind of document.
        parameters: What regulation says in the year and region.
    """

    def __init__(self, rules: Sequence[Rule], parameters: Parameters) -> None:
        names = name_needs(rules)
        bits = {need: 1 << at for at, need in enumerate(names)}
        self._rules = [
            (
                rule,
                mask_of(tuple(need for need in rule.needs if need not in bits)),
                sum(bits[need] for need in set(rule.needs) if need in bits),
            )
            for rule in rules
        ]
        self._said = NameWords(names, parameters).of
        self._rows: dict[tuple[str | None, int], _Row] = {}

    def asked(self, indicator: Indicator) -> Asked:
        """Rules that may find something in a row."""
        key = indicator.level2.value, facts_of(indicator)
        row = self._rows.get(key)
        if row is None:
            row = self._row(*key)
        said = self._said(indicator.name.raw) & row.relevant
        asked = row.asked.get(said)
        return row.ask(said) if asked is None else asked

    def _row(self, level2: str | None, facts: int) -> _Row:
        if len(self._rows) >= _MOST_KEPT:
            self._rows.clear()
        row = self._rows[level2, facts] = _Row(
            [
                (rule, of_name)
                for rule, needs, of_name in self._rules
                if facts & needs == needs and (not rule.level2 or level2 in rule.level2)
            ]
        )
        return row


class RowTables:
    """The tables of rows for all years and regions that documents came from."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._ids = sorted({each for need in name_needs(rules) for each in ids_of(need)})
        self._of_place: dict[object, RowTable] = {}
        self._of_words: dict[tuple[frozenset[str], ...], RowTable] = {}

    def of(self, parameters: Parameters) -> RowTable:
        """The table for what regulation says; most years and regions say the same."""
        place = parameters.place
        table = None if place is None else self._of_place.get(place)
        if table is not None:
            return table
        words = tuple(map(parameters.words, self._ids))
        table = self._of_words.get(words)
        if table is None:
            if len(self._of_words) >= _MOST_TABLES:
                self._of_words.clear()
            table = self._of_words[words] = RowTable(self._rules, parameters)
        if place is not None:
            if len(self._of_place) >= _MOST_KEPT:
                self._of_place.clear()
            self._of_place[place] = table
        return table


def name_needs(rules: Sequence[Rule]) -> tuple[str, ...]:
    """What rules need of names, each once."""
    return tuple(sorted({need for rule in rules for need in rule.needs if is_about_names(need)}))


def asked_of(rules: Sequence[Rule]) -> Asked:
    """Rules as the engine asks them."""
    return tuple((rule.check, rule.wants_context, rule) for rule in rules)
