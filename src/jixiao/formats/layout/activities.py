"""Reads the duty–activity table (部门职责-工作活动绩效目标) with its four grades."""

from dataclasses import dataclass, field
from functools import lru_cache

from jixiao.formats.blocks import Cell
from jixiao.formats.layout.drafts import money
from jixiao.formats.layout.rows import Row, plain_words, stated_text
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.duty_activity import GRADES, ActivityIndicator, DutyActivity, GradeCriteria
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.regulation.words import meanings

_NAMES = {"duty_activity", "activity"}
_INDENT = ("　", "  ", "\t")


@lru_cache(maxsize=1024)
def _role(words: str) -> str | None:
    return meanings("activity_columns").get(plain_words(words))


def activity_role(words: str) -> str | None:
    """Meaning of a header cell of a duty–activity table."""
    return _role(words) if 0 < len(words) <= 30 else None


def heads_activity(words: str) -> bool:
    """Whether a cell names duty or activity, which one of the first cells of a header does."""
    return activity_role(words) in _NAMES


def is_activity_header(row: Row) -> bool:
    """Whether a row heads a duty–activity table."""
    roles = {activity_role(cell.text) for cell in row.cells}
    return bool(
        roles & {"grade_criteria", "excellent"}
        or len(roles & {"budget", "description", "indicator"}) >= 2
    )


@dataclass(slots=True)
class ActivityTable:
    """A duty–activity table while it is being read.

    Args:
        columns: Meaning to grid column.
        rows: Finished and unfinished rows: cells by meaning, indicators.
        awaits_grades: Whether the second header row is still to come.
    """

    columns: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[dict[str, Stated[str]], list[ActivityIndicator], Span]] = field(
        default_factory=list
    )
    duty: Stated[str] = UNSTATED

    def read_header(self, row: Row) -> None:
        """Take a first or second header row."""
        for cell in row.cells:
            role = activity_role(cell.text)
            if role is not None:
                self.columns.setdefault(role, cell.column)

    def is_second_header(self, row: Row) -> bool:
        """Whether a row names the grades under 评价标准, or repeats a header."""
        printed = row.printed
        return bool(printed) and all(activity_role(cell.text) for cell in printed)

    def read_row(self, row: Row) -> None:
        """Take a row: a duty, an activity, or a further indicator of the row above."""
        cells = {role: row.at(column) for role, column in self.columns.items()}
        texts = {role: UNSTATED if cell is None else stated_text(row.table, cell)
                 for role, cell in cells.items()}  # fmt: skip
        name_cell = cells.get("duty_activity") or cells.get("activity")
        duty_cell = cells.get("duty")
        place = row.table.place(row.cells[0])._replace(column=None, start=None, end=None)
        is_new = any(texts.get(role, UNSTATED).raw and cells[role] in row.cells
                     for role in ("duty_activity", "activity", "duty"))  # fmt: skip
        indicator = self._indicator(texts, place)
        if is_new or not self.rows:
            values = {
                role: texts.get(role, UNSTATED) for role in ("budget", "description", "objective")
            }
            self._name(values, texts, name_cell, duty_cell)
            self.rows.append((values, [], place))
        else:
            begun = {role for role, cell in cells.items() if cell in row.cells}
            _continue(self.rows[-1][0], {role: texts[role] for role in begun})
        if indicator is not None:
            self.rows[-1][1].append(indicator)

    def _name(
        self,
        values: dict[str, Stated[str]],
        texts: dict[str, Stated[str]],
        name: Cell | None,
        duty: Cell | None,
    ) -> None:
        if "duty_activity" in self.columns:
            words = texts["duty_activity"]
            if name is not None and name.text.startswith(_INDENT) and self.duty.raw:
                values["activity"] = words
            else:
                self.duty = words
        else:
            if duty is not None and texts["duty"].raw:
                self.duty = texts["duty"]
            values["activity"] = texts.get("activity", UNSTATED)
        values["duty"] = self.duty

    def _indicator(self, texts: dict[str, Stated[str]], place: Span) -> ActivityIndicator | None:
        name: Stated[str] = texts.get("indicator", UNSTATED)
        grades: list[Stated[Target]] = []
        for grade in GRADES:
            words = texts.get(grade, UNSTATED)
            stated = words.span is not None
            grades.append(
                Stated(words.raw, read_target(words.raw), words.span) if stated else UNSTATED
            )
        if not name.raw and not any(grade.raw for grade in grades):
            return None
        return ActivityIndicator(name, GradeCriteria(*grades), place)

    def finished(self, unit: str | None) -> tuple[DutyActivity, ...]:
        """The rows as model values."""
        return tuple(
            DutyActivity(
                duty=values["duty"],
                activity=values.get("activity", UNSTATED),
                budget=money(values["budget"], unit),
                description=values["description"],
                objective=values["objective"],
                indicators=tuple(indicators),
                span=place,
            )
            for values, indicators, place in self.rows
        )


def _continue(values: dict[str, Stated[str]], texts: dict[str, Stated[str]]) -> None:
    """A row without a name goes on with the texts of the row above (torn by a page break)."""
    for role in ("description", "objective"):
        above, more = values[role], texts.get(role, UNSTATED)
        if more.raw and more.span != above.span:
            words = above.raw + more.raw
            values[role] = Stated(words, words, above.span or more.span)
