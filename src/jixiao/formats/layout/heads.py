"""Reads the rows above a grid: labels with values, money block, disbursement plan, objectives."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from jixiao.formats.blocks import Cell
from jixiao.formats.layout.drafts import AMOUNT_LABELS, Draft, stated_unit
from jixiao.formats.layout.rows import (
    Row,
    inline_value,
    label_meaning,
    money_role,
    plain_words,
    stated_text,
)
from jixiao.kernel.money import UNITS
from jixiao.kernel.stated import Stated

_MONTH = re.compile(r"(\d{1,2})\s*月\s*底?")
CODED_LINE = re.compile(
    r"[\[［(（]?(?:\d{3}|\d{6}|\d{9})[\]］)）]?\s*[-－—]?\s*[^\d\s年.、．,，)）].{1,50}"
)
_MONEY_ROWS = {"budget_total", "fiscal_funds", "other_funds", "carried_over", "local_funds",
               "total_row", "unit"}  # fmt: skip
_BELOW_ONLY = {"indicators", "annual_tasks", "disbursement_plan", "budget_block"}
_GOALS = {"objectives", "long_term_objectives", "objective_results"}
_NUMBERLIKE = re.compile(r"[-\d.,，%％/—－\s元万亿分]*")
_AMOUNTLIKE = re.compile(r"[¥￥\-−—/]?\s*\d|[—/-]+$|.*\d")
_TASK_NAMES = {"任务名称": "name", "主要内容": "content", "工作任务": "name", "总额": "budget",
               "小计": "budget", "财政拨款": "fiscal_funds", "市财政拨款": "fiscal_funds",
               "其他资金": "other_funds", "预算金额": "budget", "年度预算金额": "budget",
               "拟投入资金": "budget", "任务": "name", "名称": "name", "主要实施内容": "content", "重点工作任务": "name", "财政资金": "fiscal_funds",
               "期望达到的目标": "content", "拟投入的资金": "budget"}  # fmt: skip


@dataclass(slots=True)
class Head:
    """State of the head between rows.

    Args:
        below: (meaning, first column, last column, row) of labels whose value lies below.
        money: Column to meaning while a money block is being read.
        months: (month, column) of a disbursement plan whose percents come in the next row.
        tasks: Column to meaning while 年度主要任务 is being read.
    """

    below: list[tuple[str, int, int]] = field(default_factory=list)
    money: dict[int, str] = field(default_factory=dict)
    months: list[tuple[int, int]] = field(default_factory=list)
    tasks: dict[int, str] = field(default_factory=dict)


def is_head_word(words: str) -> bool:
    """Whether a cell is a word of the form itself: a label, a column of money or tasks, a month."""
    known = label_meaning(words) or money_role(words) or plain_words(words) in _TASK_NAMES
    return bool(known) or bool(_MONTH.fullmatch(words.strip()))


def read_head_row(draft: Draft, head: Head, row: Row) -> None:
    """Take what one row of the head says into the draft."""
    printed = row.printed
    if not draft.amount_unit.raw:
        for cell in printed:
            if "元" in cell.text:
                draft.note_unit(stated_text(row.table, cell))
    if _read_months(draft, head, row, printed):
        return
    if head.money and _read_money_row(draft, head, row):
        return
    if _starts_money(draft, head, row):
        return
    if _starts_tasks(head, row) or (head.tasks and _read_task(draft, head, row)):
        return
    if _read_purpose(draft, row, printed):
        return
    _read_labels(draft, head, row)


def _read_months(draft: Draft, head: Head, row: Row, printed: list[Cell]) -> bool:
    named = [cell for cell in printed if "月" in cell.text]
    months = [(cell, match) for cell in named if (match := _MONTH.fullmatch(cell.text.strip()))]
    months = [(cell, match) for cell, match in months if 1 <= int(match[1]) <= 12]
    if not (months or head.months):
        return False
    rest = [cell for cell in printed if not _MONTH.fullmatch(cell.text.strip())]
    if months and all(_NUMBERLIKE.fullmatch(cell.text) for cell in rest) and rest:
        for (cell, match), value in zip(months, rest, strict=False):
            if value.column > cell.column:
                draft.checkpoints.append((int(match[1]), stated_text(row.table, value)))
        return True
    if len(months) >= 2:
        head.months = [(int(match[1]), cell.column) for cell, match in months]
        draft.labels.add("disbursement_plan")
        return True
    if head.months and label_meaning(printed[0].text) in {None, "disbursement_plan"}:
        _read_percents(draft, head, row)
        return True
    head.months = []  # the row of percents was empty
    return False


def _read_percents(draft: Draft, head: Head, row: Row) -> None:
    by_column = {cell.column: cell for cell in row.cells}
    exact = all(column in by_column for _, column in head.months)
    values = [cell for cell in row.cells if label_meaning(cell.text) is None]
    if not exact:  # cells counted, not placed: the percents are the last ones of the row
        values = values[-len(head.months) :]
    for index, (month, column) in enumerate(head.months):
        cell = by_column.get(column) if exact else None
        if cell is None and not exact and index < len(values):
            cell = values[index]
        if cell is not None:
            draft.checkpoints.append((month, stated_text(row.table, cell)))
    head.months = []


def _starts_money(draft: Draft, head: Head, row: Row) -> bool:
    roles = {cell.column: role for cell in row.cells if (role := money_role(cell.text))}
    named = set(roles.values())
    if len(named) < 2 or not named & {"spent", "execution_rate", "adjusted_budget"}:
        return False
    values = [cell for cell in row.printed if re.fullmatch(r"[\d.,%％万亿元\s]+", cell.text)]
    if values:
        _read_money_pairs(draft, row)
        return True
    head.money = roles
    draft.labels.add("execution")
    return True


def _read_money_pairs(draft: Draft, row: Row) -> None:
    """Money as label and value beside each other in one row."""
    cells = row.printed
    for label, value in pairwise(cells):
        role = money_role(label.text)
        if role and money_role(value.text) is None:
            draft.execution.setdefault(role, stated_text(row.table, value))
        elif (meaning := label_meaning(label.text)) in AMOUNT_LABELS:
            _set(draft, meaning, stated_text(row.table, value))
    draft.labels.add("execution")


def _read_money_row(draft: Draft, head: Head, row: Row) -> bool:
    """A row under a money header; False ends the block."""
    label = next((m for cell in row.printed if (m := label_meaning(cell.text))), None)
    if label is None or label not in _MONEY_ROWS:
        glued = next((v for cell in row.printed if (v := inline_value(cell.text))), None)
        label = glued[0] if glued else None
    numbers = [cell for cell in row.printed if _NUMBERLIKE.fullmatch(cell.text)]
    if label is None and numbers and len(numbers) == len(row.printed):
        label = "budget_total"  # a row of amounts alone is the total
    elif label is None and row.printed and row.printed[-1] in numbers:
        return True
    if label not in _MONEY_ROWS:
        head.money = {}
        return False
    if label in {"budget_total", "total_row"} or not draft.execution:
        for column, role in head.money.items():
            cell = row.at(column)
            if cell is not None and cell in row.cells and label_meaning(cell.text) is None:
                draft.execution.setdefault(role, stated_text(row.table, cell))
    return True


def _starts_tasks(head: Head, row: Row) -> bool:
    roles = {cell.column: _TASK_NAMES[text] for cell in row.cells
             if (text := plain_words(cell.text)) in _TASK_NAMES}  # fmt: skip
    if "name" in roles.values() and len(set(roles.values())) >= 2:
        head.tasks = roles
        return True
    if not (head.tasks and roles) or "name" in roles.values():
        return False
    if any(re.search(r"\d", cell.text) for cell in row.printed):
        return False
    head.tasks.update(roles)
    return True


def _read_task(draft: Draft, head: Head, row: Row) -> bool:
    first = next((cell for cell in row.printed), None)
    meaning = label_meaning(first.text) if first else None
    if first is None or meaning == "total_row":
        return True
    if meaning is not None and meaning != "annual_tasks":
        head.tasks = {}
        return False
    found: dict[str, Stated[str]] = {}
    for column, role in head.tasks.items():
        cell = row.at(column)
        if cell is not None and cell in row.cells:
            found.setdefault(role, stated_text(row.table, cell))
    if any(value.raw for value in found.values()):
        draft.tasks.append(found)
    return True


def _read_purpose(draft: Draft, row: Row, printed: list[Cell]) -> bool:
    """The row under 预算规模及资金用途 whose only text is the use of funds."""
    if "budget_block" not in draft.labels or "use_of_funds" in draft.values:
        return False
    under_block = any(label_meaning(cell.text) == "budget_block" for cell in row.covering)
    first_is_empty = bool(row.cells) and not row.cells[0].text.strip() and row.cells[0].column == 1
    cells = [cell for cell in row.cells if label_meaning(cell.text) is None]
    texts = [cell for cell in printed if label_meaning(cell.text) is None]
    if len(texts) > 1 or len(texts) != len(printed) or not (under_block or first_is_empty):
        return False
    cell = texts[0] if texts else (cells[-1] if cells else None)
    if cell is not None:
        draft.set("use_of_funds", stated_text(row.table, cell))
    return True


def _read_labels(draft: Draft, head: Head, row: Row) -> None:
    below, head.below = head.below, []
    cells = row.cells
    index = 0
    while index < len(cells):
        cell = cells[index]
        meaning = label_meaning(cell.text) if cell.text.strip() else None
        following = cells[index + 1] if index + 1 < len(cells) else None
        if meaning is None:
            _read_value(draft, row, cell, below)
        elif (stated_unit(cell.text) and meaning == "unit") or meaning == "indicators":
            draft.labels.add(meaning)
        else:
            draft.labels.add(meaning)
            has_value = following is not None and _is_value(following)
            if following is not None and not following.text.strip() and meaning in _GOALS:
                head.below.append((meaning, cell.column, cell.column + cell.colspan - 1))
            if has_value and following is not None and meaning not in _BELOW_ONLY:
                _set(draft, meaning, stated_text(row.table, following))
                index += 1
            elif meaning not in _BELOW_ONLY:
                head.below.append((meaning, cell.column, cell.column + cell.colspan - 1))
        index += 1
    if not row.printed:
        head.below = below


def _is_value(cell: Cell) -> bool:
    return label_meaning(cell.text) is None and inline_value(cell.text) is None


def _set(draft: Draft, meaning: str, value: Stated[str]) -> None:
    """Keep a label's value; under the label of an amount only what looks like one."""
    if meaning in AMOUNT_LABELS and value.raw and not _AMOUNTLIKE.match(value.raw):
        return
    draft.set(meaning, value)


def _read_value(draft: Draft, row: Row, cell: Cell, below: list[tuple[str, int, int]]) -> None:
    if not cell.text.strip():
        return
    glued = inline_value(cell.text)
    if glued is not None:
        meaning, start = glued
        if meaning == "unit" and stated_unit(cell.text):  # 单位：万元 names no unit of people
            return
        draft.labels.add(meaning)
        following = row.at(cell.column + cell.colspan)
        if not cell.text[start:].strip() and following in row.cells and following is not None:
            return
        value = stated_text(row.table, cell, start)
        if value.raw not in UNITS:  # 单位：万元 is the unit of amounts
            _set(draft, meaning, value)
        return
    for meaning, first, last in below:
        if cell.column <= last and cell.column + cell.colspan - 1 >= first:
            _set(draft, meaning, stated_text(row.table, cell))
            return
    is_coded = len(cell.text) < 60 and CODED_LINE.fullmatch(cell.text.strip())
    if is_coded and not draft.unit_line.raw and len(row.printed) <= 2:
        draft.unit_line = stated_text(row.table, cell)
