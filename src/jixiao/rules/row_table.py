"""Which rules may find something in a form or a row: looked up by facts, level, name and basis."""

from collections.abc import Callable, Sequence

from jixiao.regulation.parameters import Parameters
from jixiao.rules.declare import Outcomes, Rule
from jixiao.rules.form_facts import mask_of
from jixiao.rules.grid import Grid
from jixiao.rules.name_words import (
    BasisWords,
    NameWords,
    ids_of,
    is_about_bases,
    is_about_names,
    is_about_words,
)

Asked = tuple[tuple[Callable[..., Outcomes], bool, Rule], ...]
"""Rules that are asked about one subject: the function, whether it takes a ``Context``, the rule."""
_MOST_KEPT = 4096
_MOST_TABLES = 16


class _Row:
    """The rules for rows of one kind; which of them are asked depends on name and basis."""

    def __init__(self, rules: Sequence[tuple[Rule, int]]) -> None:
        self.rules = rules
        self.relevant = 0
        for _, needs in rules:
            self.relevant |= needs
        self.asked: dict[int, Asked] = {}

    def ask(self, said: int) -> Asked:
        """The rules for names and bases that say something; bits of ``relevant`` only."""
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
        words = word_needs(rules)
        bases = [need for need in words if is_about_bases(need)]
        names = [need for need in words if is_about_names(need)]
        bits = {need: 1 << at for at, need in enumerate((*names, *bases))}
        self._rules = [
            (
                rule,
                mask_of(facts_needed(rule)),
                sum(bits[need] for need in set(rule.needs) if need in bits),
            )
            for rule in rules
        ]
        self._relevant = 0
        for _, needs, _ in self._rules:
            self._relevant |= needs
        self._said = NameWords(names, parameters).of
        self._founded = BasisWords(bases, parameters, len(names)).of
        self._rows: dict[tuple[str | None, int], _Row] = {}

    def asked(self, grid: Grid, facts: Sequence[int]) -> list[Asked]:
        """Of each row the rules that may find something in it.

        Args:
            grid: The rows.
            facts: The facts of each, those of its form among them.
        """
        rows, relevant = self._rows, self._relevant
        found = []
        for level2, of_row, of_name, of_basis in zip(
            grid.level2,
            facts,
            map(self._said, grid.names),
            map(self._founded, grid.bases),
            strict=True,
        ):
            row = rows.get((level2, of_row & relevant)) or self._row(level2, of_row & relevant)
            said = (of_name | of_basis) & row.relevant
            asked = row.asked.get(said)
            found.append(row.ask(said) if asked is None else asked)
        return found

    def _row(self, level2: str | None, facts: int) -> _Row:
        if len(self._rows) >= _MOST_KEPT:
            self._rows.clear()
        row = self._rows[level2, facts] = _Row(
            [
                (rule, of_words)
                for rule, needs, of_words in self._rules
                if facts & needs == needs and (not rule.level2 or level2 in rule.level2)
            ]
        )
        return row


class RowTables:
    """The tables of rows for all years and regions that documents came from."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._ids = sorted({each for need in word_needs(rules) for each in ids_of(need)})
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


def word_needs(rules: Sequence[Rule]) -> tuple[str, ...]:
    """What rules need of names and bases, each once."""
    return tuple(sorted({need for rule in rules for need in rule.needs if is_about_words(need)}))


def facts_needed(rule: Rule) -> tuple[str, ...]:
    """Facts of rows and forms that a rule needs."""
    return tuple(need for need in rule.needs if not is_about_words(need))


class FormTable:
    """Which rules may find something in a project: looked up by the facts of its form and rows.

    Args:
        rules: Rules about ``Project`` for one kind of document.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, mask_of(facts_needed(rule))) for rule in rules]
        self._relevant = 0
        for _, needs in self._rules:
            self._relevant |= needs
        self._asked: dict[int, Asked] = {}

    def asked(self, facts: int) -> Asked:
        """Rules that may find something in a form with some facts."""
        facts &= self._relevant
        asked = self._asked.get(facts)
        if asked is None:
            if len(self._asked) >= _MOST_KEPT:
                self._asked.clear()
            asked = self._asked[facts] = asked_of(
                [rule for rule, needs in self._rules if facts & needs == needs]
            )
        return asked


def asked_of(rules: Sequence[Rule]) -> Asked:
    """Rules as the engine asks them."""
    return tuple((rule.check, rule.wants_context, rule) for rule in rules)
