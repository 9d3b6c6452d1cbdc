"""All that a project says, reckoned once for all rules: ``ctx.once(Saying, project)``."""

from functools import cached_property

from jixiao.model.project import Project
from jixiao.rules.products import Product, products
from jixiao.rules.promises import Promise, promises
from jixiao.rules.schedules import Dated, Payment, dated, has_time, payments
from jixiao.rules.statements import Statement, spoken_by, statements_of

_NONE: list[Promise] = []


class Saying:
    """What a project says: its statements, as texts, with the numbers and times in them.

    Attributes:
        project: The project.
        objectives: All objectives as one text.
        promised: Name, use of funds and objectives as one text.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.objectives = "；".join([each.raw for each in project.objectives])
        self.promised = f"{project.name.raw}；{project.use_of_funds.raw}；{self.objectives}"
        self._promises: dict[str, list[Promise]] = {}
        self._by_kind: dict[str, list[Promise]] | None = None
        self._dated: list[Dated] | None = None
        self._spoken: tuple[Statement, ...] | None = None
        self._payments: list[Payment] | None = None

    @property
    def spoken(self) -> tuple[Statement, ...]:
        """Use of funds and objectives, in this order."""
        if self._spoken is None:
            self._spoken = spoken_by(self.project)
        return self._spoken

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Use of funds, objectives, names and descriptions of indicators, in this order."""
        return (*self.spoken, *statements_of(self.project))

    @cached_property
    def indicators(self) -> str:
        """Names, descriptions and targets of all indicators as one text."""
        return "；".join(
            [
                f"{row.name.raw}；{row.description.raw}；{row.target.raw}"
                for row in self.project.indicators
            ]
        )

    def promised_in(self, field: str, fillers: frozenset[str]) -> list[Promise]:
        """The numbers that the statements of a field promise (objective, use_of_funds)."""
        found = self._promises.get(field)
        if found is None:
            found = self._promises[field] = [
                each for one in self.spoken if one.field == field for each in promises(one, fillers)
            ]
        return found

    def promised_of(self, kind: str, fillers: frozenset[str]) -> list[Promise]:
        """Those of the numbers that the objectives promise that count one kind (人, 场)."""
        by_kind = self._by_kind
        if by_kind is None:
            by_kind = self._by_kind = {}
            for each in self.promised_in("objective", fillers):
                by_kind.setdefault(each.kind, []).append(each)
        return by_kind.get(kind, _NONE)

    def dated(self, fillers: frozenset[str]) -> list[Dated]:
        """The dated clauses of all statements but descriptions, in order."""
        if self._dated is None:
            self._dated = [each for one in self.spoken for each in dated(one, fillers)]
            for at, row in enumerate(self.project.indicators):
                name = row.name.raw
                if name and has_time(name):
                    named = Statement(name, f"indicators[{at}].name", "indicator", name)
                    self._dated += dated(named, fillers)
        return self._dated

    @cached_property
    def products(self) -> list[Product]:
        """The sums that the use of funds and the objectives work out, in order."""
        return [each for one in self.spoken for each in products(one)]

    @property
    def payments(self) -> list[Payment]:
        """The amounts of money in the use of funds and the objectives, in order."""
        if self._payments is None:
            self._payments = [
                each for one in self.spoken if "元" in one.words for each in payments(one)
            ]
        return self._payments
