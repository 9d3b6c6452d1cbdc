"""A bureau's own settings (``jixiao.toml``): levels, parameters, and what it leaves unsaid.

[levels]
BAS005 = "note"                  # error, warning, note; "off" needs a [[suppress]] instead
TXT = "note"                     # a whole family; what is said of one rule comes first

[parameters]
basis_age_years = 15

[[suppress]]
rule = "TXT014"                  # and, to be narrower, any of file, where, text
by = "预算绩效科"
reason = "本市沿用旧称"
until = 2026-12-31               # left out: without an end
"""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fnmatch import fnmatchcase
from typing import Any

from jixiao.kernel.findings import Finding, Severity, Suppression
from jixiao.regulation.parameters import parameter, parameter_names
from jixiao.rules.catalogue import rules
from jixiao.rules.declare import FAMILIES

LEVELS = {level.code: level for level in sorted(Severity, reverse=True)}
_PLACE = re.compile(r"line (\d+), column (\d+)")
_NUMBER = "数，不小于 0"
_KEYS = {"rule", "file", "where", "text", "by", "reason", "until"}


class SettingsError(ValueError):
    """The settings are not what they should be; one Chinese sentence says where and why."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One entry of ``[[suppress]]``.

    Args:
        rule: Id of the rule.
        by: Who decided.
        reason: Why.
        until: Last day, None without an end.
        file: Pattern of file names, "" for all.
        where: Beginning of paths, "" for all.
        text: The words on the page, "" for all.
    """

    rule: str
    by: str
    reason: str
    until: date | None = None
    file: str = ""
    where: str = ""
    text: str = ""

    def has_expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and today > self.until

    def covers(self, finding: Finding, name: str, today: date) -> bool:
        """Whether it speaks of this finding and has not expired."""
        return (
            finding.rule == self.rule
            and not self.has_expired(today)
            and self.means(name)
            and finding.where.startswith(self.where)
            and (not self.text or finding.text == self.text)
        )

    def means(self, name: str) -> bool:
        """Whether it speaks of a file, by its name with or without its folder."""
        names = (name, name.replace("\\", "/").rpartition("/")[2])
        return not self.file or any(fnmatchcase(each, self.file) for each in names)

    def words(self) -> str:
        """How people recognise it: 规则 TXT014（预算绩效科）."""
        return f"规则 {self.rule}（{self.by}：{self.reason}）"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a bureau sets.

    Args:
        levels: Rule id to severity.
        parameters: Parameter id to its value.
        silences: What is not counted.
        today: The day on which expiry is judged.
    """

    levels: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    silences: tuple[Silence, ...] = ()
    today: date = date.min

    def suppression(self, finding: Finding, name: str) -> tuple[Suppression, Silence] | None:
        """Why a finding is not counted, and which entry says so; None when it is counted."""
        for each in self.silences:
            if each.covers(finding, name, self.today):
                until = each.until.isoformat() if each.until is not None else None
                return Suppression(each.by, each.reason, until), each
        return None


def read_settings(text: str, today: date, name: str = "jixiao.toml") -> Settings:
    """Settings from the text of a ``jixiao.toml``.

    Args:
        text: The text.
        today: The day on which expiry is judged.
        name: What the file is called, for the sentence that says what is wrong.

    Raises:
        SettingsError: With one Chinese sentence.
    """
    try:
        return _settings(text, today)
    except SettingsError as error:
        message = f"{name} {error}"
        raise SettingsError(message) from None


def _settings(text: str, today: date) -> Settings:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f"第 {place[1]} 行第 {place[2]} 个字" if place is not None else "文件末尾"
        message = (
            f"不是有效的 TOML，{where}读不下去：文字要写在英文引号里，"
            "每项写成“名称 = 值”，一项不能写两遍。"
        )
        raise SettingsError(message) from None
    unknown = sorted(set(data) - {"levels", "parameters", "suppress"})
    if unknown:
        message = f"里不认识“{unknown[0]}”，可用的是 levels、parameters、suppress。"
        raise SettingsError(message)
    suppress = data.get("suppress", [])
    if not isinstance(suppress, list):
        message = "里不再提示的规则应写成 [[suppress]]，每条规则一段。"
        raise SettingsError(message)
    return Settings(
        levels=_levels(_table(data, "levels")),
        parameters=_parameters(_table(data, "parameters")),
        silences=tuple(_silence(each, n) for n, each in enumerate(suppress, 1)),
        today=today,
    )


def _table(data: dict[str, Any], name: str) -> dict[str, Any]:
    found = data.get(name, {})
    if not isinstance(found, dict):
        message = f"里 {name} 应为一组设置，写在 [{name}] 下面。"
        raise SettingsError(message)
    return found


def _known_rule(word: object, where: str) -> str:
    """The id of a rule that is named by its id or its name."""
    known = rules()
    if isinstance(word, str):
        if word.upper() in known:
            return word.upper()
        for rule in known.values():
            if rule.name == word.lower():
                return rule.id
    message = f"的{where}里没有“{word}”这条规则，用 jixiao rules 查看全部规则。"
    raise SettingsError(message)


def _levels(found: dict[str, Any]) -> dict[str, Severity]:
    """Levels by rule; what is said of one rule comes before what is said of its family."""
    families: dict[str, Severity] = {}
    levels: dict[str, Severity] = {}
    for word, level in found.items():
        family = word.upper()
        rule = "" if family in FAMILIES else _known_rule(word, " [levels] ")
        if rule in levels or (not rule and family in families):
            message = f"的 [levels] 里 {rule or family} 写了两遍（{word}），请只留一个。"
            raise SettingsError(message)
        if not isinstance(level, str) or level not in LEVELS:
            message = (
                f"的 [levels] 里 {word} 应为 error、warning、note 之一；"
                "不再提示请写 [[suppress]] 并说明理由。"
            )
            raise SettingsError(message)
        if rule:
            levels[rule] = LEVELS[level]
        else:
            families[family] = LEVELS[level]
    of_families = {
        rule.id: families[rule.family] for rule in rules().values() if rule.family in families
    }
    return of_families | levels


def _parameters(found: dict[str, Any]) -> dict[str, Any]:
    known = parameter_names()
    for name, value in found.items():
        if name not in known:
            message = f"的 [parameters] 里没有“{name}”这个参数。"
            raise SettingsError(message)
        wanted = _misfit(value, parameter(name).values[0].value)
        if wanted:
            message = f"的 [parameters] 里 {name} 应为{wanted}。"
            raise SettingsError(message)
    return {
        name: str(value) if isinstance(value, float) else value for name, value in found.items()
    }


def _misfit(value: object, usual: object) -> str:
    """What a value should be, "" when it is like the one of the regulation."""
    if isinstance(usual, list):
        is_words = isinstance(value, list) and all(isinstance(each, str) for each in value)
        wanted = "词的列表，至少一个词；不用某条规则请写 [[suppress]] 并说明理由"
        return "" if is_words and value else wanted
    if isinstance(usual, dict):
        one = next(iter(usual.values()))
        is_like = isinstance(value, dict) and not any(_misfit(v, one) for v in value.values())
        return "" if is_like and value else "一组“名称 = 值”，和通行的写法相同"
    if isinstance(usual, str):
        return "" if isinstance(value, str) and value else "文字，写在引号里"
    if not isinstance(value, int | float) or isinstance(value, bool):
        return _NUMBER
    return "" if math.isfinite(value) and value >= 0 else _NUMBER


def _silence(found: object, number: int) -> Silence:
    where = f"第 {number} 个 [[suppress]]"
    if not isinstance(found, dict):
        message = f"的{where}应写明 rule、by、reason。"
        raise SettingsError(message)
    unknown = sorted(set(found) - _KEYS)
    if unknown:
        message = f"的{where}里不认识“{unknown[0]}”。"
        raise SettingsError(message)
    words = {key: found.get(key, "") for key in sorted(_KEYS - {"until"})}
    for key, value in words.items():
        if not isinstance(value, str):
            message = f"的{where}里 {key} 应为文字，写在引号里。"
            raise SettingsError(message)
    for key, why in (
        ("rule", "哪一条规则"),
        ("by", "谁决定的、为什么"),
        ("reason", "谁决定的、为什么"),
    ):
        if not words[key].strip():
            message = f"的{where}没有写 {key}：不再提示要写明{why}。"
            raise SettingsError(message)
    words["rule"] = _known_rule(words["rule"], f"{where} ")
    return Silence(**words, until=_day(found.get("until"), where))


def _day(until: object, where: str) -> date | None:
    if isinstance(until, datetime):
        return until.date()
    if until is not None and not isinstance(until, date):
        message = f"的{where}里 until 应为 2026-12-31 这样的日期，不加引号。"
        raise SettingsError(message)
    return until
