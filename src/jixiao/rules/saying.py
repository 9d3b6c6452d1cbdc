"""All that a project says, reckoned once for all rules: ``ctx.once(Saying, project)``."""

from functools import cached_property

from jixiao.model.project import Project
from jixiao.rules.promises import Promise, promises
from jixiao.rules.schedules import Dated, Payment, dated, payments
from jixiao.rules.statements import Statement, statements_of


class Saying:
    """What a project says: its statements, as texts, with the numbers and times in them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._promises: dict[str, list[Promise]] = {}
        self._dated: list[Dated] | None = None

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Use of funds, objectives, names and descriptions of indicators, in this order."""
        return statements_of(self.project)

    @cached_property
    def objectives(self) -> str:
        """All objectives as one text."""
        return "；".join([each.raw for each in self.project.objectives])

    @cached_property
    def indicators(self) -> str:
        """Names, descriptions and targets of all indicators as one text."""
        return "；".join(
            [
                f"{row.name.raw}；{row.description.raw}；{row.target.raw}"
                for row in self.project.indicators
            ]
        )

    @cached_property
    def promised(self) -> str:
        """Name, use of funds and objectives as one text."""
        project = self.project
        return f"{project.name.raw}；{project.use_of_funds.raw}；{self.objectives}"

    def promised_in(self, field: str, fillers: frozenset[str]) -> list[Promise]:
        """The numbers that the statements of a field promise (objective, use_of_funds)."""
        if field not in self._promises:
            self._promises[field] = [
                each
                for one in self.statements
                if one.field == field
                for each in promises(one, fillers)
            ]
        return self._promises[field]

    def dated(self, fillers: frozenset[str]) -> list[Dated]:
        """The dated clauses of all statements but descriptions, in order."""
        if self._dated is None:
            self._dated = [
                each
                for one in self.statements
                if one.field != "description"
                for each in dated(one, fillers)
            ]
        return self._dated

    @cached_property
    def payments(self) -> list[Payment]:
        """The amounts of money in the use of funds and the objectives, in order."""
        return [
            each
            for one in self.statements
            if one.field in {"use_of_funds", "objective"} and "元" in one.words
            for each in payments(one)
        ]
