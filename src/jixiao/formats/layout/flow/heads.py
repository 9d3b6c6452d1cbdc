"""The words before a grid: title, year, labels with their values, money block, objectives."""

import re

from jixiao.formats.layout.drafts import Draft
from jixiao.formats.layout.flow.fitting import is_weight
from jixiao.formats.layout.flow.headers import BLANKS, GLUED, LINES, PIPES
from jixiao.formats.layout.flow.indicators import stated
from jixiao.formats.layout.flow.script import simplified
from jixiao.formats.layout.flow.source import Source
from jixiao.formats.layout.flow.tokens import Token, tokens_of
from jixiao.formats.layout.heads import CODED_LINE
from jixiao.formats.layout.rows import inline_value, label_meaning, money_role
from jixiao.formats.layout.titles import is_title
from jixiao.kernel.money import UNITS
from jixiao.kernel.notices import Notice
from jixiao.kernel.stated import Stated
from jixiao.regulation.words import meanings, plain

_YEAR = re.compile(r"[（(]?\s*20\s*\d\s*\d\s*年?度?\s*[)）]?")
_NUMBER = re.compile(
    r"[¥￥]?-?\d[\d,，]*(?:\.\d+)?\s*(?:亿元|万元|千元|元|万|[%％])?.{0,2}|[-—–/]{1,2}"
)
_MONTH = re.compile(r"(1[0-2]|[1-9])\s*月\s*底?")
_PERCENT = re.compile(r"\d{1,3}(?:\.\d+)?\s*[%％]?")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{3}")
_ONE_AMOUNT = re.compile(r"\d[\d,，]*(?:\.\d+)?\s*(?:亿元|万元|千元|元|万)?")
_SIDE = frozenset("年度总体绩效目标完成情况")
_NEXT_LABEL = re.compile(r"(?:^|\s+)\S{2,12}[:：]")
_AMOUNTS = frozenset({"budget_total", "fiscal_funds", "other_funds", "carried_over", "local_funds"})
_GOALS = frozenset({"objectives", "long_term_objectives", "objective_results"})
_PLAIN_LABELS = frozenset(
    {"project_name", "project_code", "department_name", "department", "unit", "use_of_funds"}
)
_BLOCKS = frozenset({"项目资金", "资金情况", "项目资金情况", "预算执行情况", "资金投入情况"})
_YEAR_LINE = re.compile(r"[（(]\s*20\s*\d\s*\d\s*年度?\s*[)）]")
_TITLE_TAIL = re.compile(r"[（(]\s*20\d\d\s*年?度?\s*[)）]$")


def read_head(
    source: Source, draft: Draft, start: tuple[int, int], end: tuple[int, int], style: str
) -> None:
    """Take what stands between two places into the draft of a form."""
    if style == GLUED:
        _read_glued(source, draft, start, end)
        return
    tokens = tokens_of(source, start, end, style)
    for token in tokens:
        draft.note_unit(Stated(token.text, simplified(token.text), token.span))
    at = 0
    roles: list[str] = []
    while at < len(tokens):
        token = tokens[at]
        if not draft.labels and _read_title(source, draft, token):
            at += 1
            continue
        found = money_columns(tokens, at)
        if len(found) >= 2:
            roles = found
            at += len(found)
            continue
        if _read_unit_line(draft, token) or _read_use(draft, tokens, at):
            at += 1
            continue
        meaning, length = _label(tokens, at)
        if meaning in {"disbursement_plan", "month_end"}:
            at = _read_plan(draft, tokens, at + length * (meaning == "disbursement_plan"))
        elif meaning is not None:
            draft.labels.add(meaning)
            at = _read_label(source, draft, tokens, at, length, meaning, roles, style)
        else:
            _read_inline(source, draft, token)
            at += 1


def _read_title(source: Source, draft: Draft, token: Token) -> bool:
    """Keep a line above the form that is a title or a year."""
    words = Stated(token.text, token.text or None, token.span)
    if _YEAR.fullmatch(token.text):
        draft.titles.append(words)
        return True
    if token.text and is_title(simplified(token.text)):
        if not draft.title.raw:
            draft.title = words
        draft.titles.append(words)
        return True
    return False


def _read_unit_line(draft: Draft, token: Token) -> bool:
    """Keep the line with code and name of the unit that stands above the labels."""
    is_free = not draft.labels and not draft.unit_line.raw and len(token.text) < 60
    words = simplified(token.text) if is_free else ""
    if not is_free or is_title(words) or not CODED_LINE.fullmatch(words):
        return False
    draft.unit_line = Stated(token.text, token.text, token.span)
    return True


def _read_use(draft: Draft, tokens: list[Token], at: int) -> bool:
    """Keep the words under 预算规模及资金用途, which have no label of their own."""
    text = tokens[at].text
    is_due = "budget_block" in draft.labels and "budget_total" in draft.labels
    if not is_due or "use_of_funds" in draft.values or len(text) < 4:
        return False
    if _is_label(tokens, at) or _NUMBER.fullmatch(text) or not _CHINESE.search(text):
        return False
    draft.set("use_of_funds", Stated(text, text, tokens[at].span))
    return True


def _read_plan(draft: Draft, tokens: list[Token], at: int) -> int:
    """Months and as many percents behind them; where they do not pair, a notice says so."""
    months: list[int] = []
    percents: list[Token] = []
    first = at
    while at < len(tokens) and not (months and len(months) == len(percents)):
        text = simplified(tokens[at].text)
        if found := _MONTH.fullmatch(text):
            months.append(int(found[1]))
        elif text and _PERCENT.fullmatch(text):
            percents.append(tokens[at])
        elif text:
            break
        at += 1
    if len(months) != len(percents):
        message = "资金支出计划的月份和百分比个数不同，分不清哪个月是多少，没有读取。"
        draft.notices.append(Notice(message, "", tokens[first].span if months else None))
        return at
    draft.labels.add("disbursement_plan")
    draft.checkpoints += [
        (month, Stated(token.text, token.text, token.span))
        for month, token in zip(months, percents, strict=True)
    ]
    return at


def money_columns(tokens: list[Token], at: int) -> list[str]:
    """Meanings of the heads of money columns that follow one another."""
    found: list[str] = []
    while at + len(found) < len(tokens):
        text = tokens[at + len(found)].text
        role = money_role(simplified(text)) if text and len(text) <= 40 else None
        if role is None:
            break
        found.append(role)
    return found


def _label(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """The meaning of the label at a place and the tokens that it takes."""
    text = ""
    found: tuple[str | None, int] = (None, 1)
    for length in range(1, 4):
        if at + length > len(tokens) or not tokens[at + length - 1].text:
            break
        text += tokens[at + length - 1].text
        if len(text) > 24:
            break
        meaning = label_meaning(simplified(text))
        if meaning is not None and (length == 1 or plain(text) != plain(tokens[at].text)):
            found = (meaning, length)
    return found


def _read_label(
    source: Source,
    draft: Draft,
    tokens: list[Token],
    at: int,
    length: int,
    meaning: str,
    roles: list[str],
    style: str,
) -> int:
    """Take the value of a label; returns where reading goes on."""
    behind = at + length
    if meaning in _GOALS:
        return _read_goals(source, draft, tokens, at, style)
    if meaning in _AMOUNTS or meaning == "total_row":
        return _read_amounts(draft, tokens, behind, meaning, roles)
    if meaning not in _PLAIN_LABELS:
        return behind
    value, behind = _value(tokens, behind, style)
    words = stated(source, value)
    if words.span is not None:
        draft.set(meaning, words)
    return behind


def _value(tokens: list[Token], at: int, style: str) -> tuple[list[Token], int]:
    """The tokens of a value: one cell, or between blanks all up to the next label."""
    if at >= len(tokens) or _is_label(tokens, at):
        return [], at
    if style != BLANKS:
        return [tokens[at]], at + 1
    end = at + 1
    while end < len(tokens) and not tokens[end].broken and not _is_label(tokens, end):
        if len(tokens[end].text) <= 14 and tokens[end].text.endswith((":", "：")):
            break  # a label that nobody knows: 主要领导签字:
        end += 1
    return tokens[at:end], end


def _is_label(tokens: list[Token], at: int) -> bool:
    text = tokens[at].text
    if not text or len(text) > 40:
        return False
    return (
        plain(simplified(text)) in _BLOCKS
        or _label(tokens, at)[0] is not None
        or money_role(simplified(text)) is not None
        or inline_value(simplified(text)) is not None
    )


def _read_amounts(
    draft: Draft, tokens: list[Token], at: int, meaning: str, roles: list[str]
) -> int:
    """An amount behind its label, or the row of a money block."""
    row: list[Token] = []
    while at < len(tokens) and len([t for t in row if t.text]) < max(1, len(roles)):
        token = tokens[at]
        if token.text and not _NUMBER.fullmatch(token.text):
            break
        row.append(token)
        at += 1
    while row and not row[0].text and len(row) > max(1, len(roles)):
        del row[0]  # cells that the label is merged over
    del row[max(1, len(roles)) :]
    values = [Stated(t.text, t.text or None, t.span) for t in row]
    if roles and meaning in {"budget_total", "total_row"} and not draft.execution:
        if len(values) == len(roles):
            draft.execution.update(zip(roles, values, strict=True))
    elif not roles and values and meaning != "total_row":
        draft.set(meaning, values[0])
    return at


def _read_goals(source: Source, draft: Draft, tokens: list[Token], at: int, style: str) -> int:
    """Objectives and their results: one or more labels, then as many texts."""
    labels: list[str] = []
    while at < len(tokens):
        beside = at
        while style == PIPES and beside < len(tokens) - 1 and not tokens[beside].text:
            beside += 1  # cells that a label is merged over
        meaning, length = _label(tokens, beside)
        if meaning not in _GOALS:
            break
        draft.labels.add(meaning)
        labels.append(meaning)
        at = beside + length
    if len(labels) >= 2 and labels[0] == "objectives" and labels.count("objectives") > 1:
        labels = labels[1:]
    texts: list[Token] = []
    while at < len(tokens) and not _is_label(tokens, at):
        if tokens[at].text and not _is_side(tokens[at].text):
            texts.append(tokens[at])
        at += 1
        if style not in {BLANKS, LINES} and len(texts) == len(labels):
            break
    if len(labels) == 1 and texts:
        draft.set(labels[0], stated(source, texts))
    elif len(texts) == len(labels):
        for meaning, token in zip(labels, texts, strict=True):
            draft.set(meaning, stated(source, [token]))
    return at


def _is_side(text: str) -> bool:
    words = plain(text)
    if len(text) == 1 or is_weight(text) or meanings("labels").get(words) == "indicators":
        return True
    return len(words) <= 8 and set(words) <= _SIDE


def _read_inline(source: Source, draft: Draft, token: Token) -> None:
    """A label and its value in one cell."""
    if not token.text or len(token.text) > 200:
        return
    found = inline_value(simplified(token.text))
    if found is None:
        return
    meaning, offset = found
    raw = token.text[offset:].strip()
    if meaning in _PLAIN_LABELS and (behind := _NEXT_LABEL.search(raw)):
        raw = raw[: behind.start()]  # another label and its value in the same cell
    if raw in UNITS:
        return  # 单位：万元 is the unit of amounts
    draft.labels.add(meaning)
    start = token.start + offset
    value = Stated(raw, raw or None, source.lines[token.line].span(start, start + len(raw)))
    if raw and (meaning in _PLAIN_LABELS or meaning in _AMOUNTS or meaning in _GOALS):
        draft.set(meaning, value)


def _read_glued(source: Source, draft: Draft, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Labels at the beginning of lines with the value glued behind; nothing is guessed."""
    labels = sorted(
        (
            word
            for word, m in meanings("labels").items()
            if len(word) >= 4 and m in _PLAIN_LABELS | _AMOUNTS
        ),
        key=len,
        reverse=True,
    )
    pattern = re.compile("|".join(map(re.escape, labels)))
    for line in range(start[0], min(end[0] + 1, len(source.lines))):
        low = start[1] if line == start[0] else 0
        high = end[1] if line == end[0] else len(source.lines[line].text)
        text = simplified(source.lines[line].text)[low:high]
        body = text.strip()
        words = source.raw(line, low, high).strip()
        begin = low + text.find(body)
        span = source.lines[line].span(begin, begin + len(words))
        token = Token(words, span, line, begin)
        draft.note_unit(Stated(words, body, span))
        if not draft.labels and _read_title(source, draft, token):
            continue
        marks = list(pattern.finditer(text))
        if not marks or text[: marks[0].start()].strip():
            continue
        for index, mark in enumerate(marks):
            stop = marks[index + 1].start() if index + 1 < len(marks) else len(text)
            _set_glued(source, draft, line, (low + mark.end(), low + stop), mark[0])


def _set_glued(source: Source, draft: Draft, line: int, place: tuple[int, int], label: str) -> None:
    start, stop = place
    words = source.raw(line, start, stop)
    raw = words.strip().lstrip("：: ").strip()
    meaning = meanings("labels").get(plain(label))
    if meaning is None:
        return
    draft.labels.add(meaning)
    if meaning in _AMOUNTS and not _ONE_AMOUNT.fullmatch(raw):
        return
    if raw and len(raw) <= 60:
        begin = start + words.index(raw)
        span = source.lines[line].span(begin, begin + len(raw))
        draft.set(meaning, Stated(raw, raw, span))


def title_above(source: Source, start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
    """Where the form before a grid begins: at its last title, else at its project name."""
    for line in range(min(end[0], len(source.lines) - 1), start[0] - 1, -1):
        words = simplified(source.lines[line].text).replace("|", " ").strip()
        short = _TITLE_TAIL.sub("", words).strip()
        if (line, 0) >= start and _is_title(short):
            return (line, 0)
    for line in range(start[0], min(end[0], len(source.lines) - 1) + 1):
        first = simplified(source.lines[line].text).replace("|", " ").split()
        if first and label_meaning(first[0]) == "project_name" and (line, 0) >= start:
            return (max(start[0], line - 2), 0) if line - 2 > start[0] else start
    return start


def _is_title(words: str) -> bool:
    """Whether a short line is a title; most lines are told by a word that is not in them."""
    named = any(word in words for word in ("绩效", "自评", "监控", "申报表", "完成情况"))
    return named and 4 <= len(words) <= 60 and is_title(words)


def next_form(source: Source, start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
    """Where behind the head of a grid the next form begins: its title or its year; else the end.

    A title stands on a line of its own and calls the form a table (表), or a year follows it.
    """
    for line in range(start[0] + 1, min(end[0], len(source.lines))):
        words = simplified(source.lines[line].text).replace("|", " ").strip()
        if not words or len(words) > 70:
            continue
        short = _TITLE_TAIL.sub("", words).strip()
        if _YEAR_LINE.fullmatch(words) or (_is_title(short) and _is_table(source, line, short)):
            return (line, 0)
    return end


def _is_table(source: Source, line: int, words: str) -> bool:
    """Whether a title is no name of an indicator that happens to sound like one."""
    if words.endswith("表") and not any(sign in words for sign in "率数性"):
        return True
    below = source.lines[line + 1].text if line + 1 < len(source.lines) else ""
    return _YEAR_LINE.fullmatch(below.replace("|", " ").strip()) is not None


def has_form_words(source: Source, start: tuple[int, int], end: tuple[int, int]) -> bool:
    """Whether the words between two grids begin another form: a title or a project's name."""
    for line in range(start[0], min(end[0], len(source.lines) - 1) + 1):
        low = start[1] if line == start[0] else 0
        high = end[1] if line == end[0] else None
        words = simplified(source.lines[line].text[low:high]).replace("|", " ").strip()
        if not words:
            continue
        if "项目名称" in words or _is_title(_TITLE_TAIL.sub("", words).strip()):
            return True
    return False
