"""A bureau's own settings (``jixiao.toml``): levels, parameters, and what it leaves unsaid.

[levels]
BAS005 = "note"                  # error, warning, note; "off" needs a [[suppress]] instead

[parameters]
basis_age_years = 15

[[suppress]]
rule = "TXT014"                  # and, to be narrower, any of file, where, text
by = "预算绩效科"
reason = "本市沿用旧称"
until = 2026-12-31               # left out: without an end
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from jixiao.kernel.findings import Finding, Severity, Suppression
from jixiao.regulation.parameters import parameter_names
from jixiao.rules.catalogue import rules

LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE}
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

    def covers(self, finding: Finding, name: str, today: date) -> bool:
        """Whether it speaks of this finding and has not expired."""
        return (
            finding.rule == self.rule
            and (self.until is None or today <= self.until)
            and (not self.file or fnmatchcase(name, self.file))
            and finding.where.startswith(self.where)
            and (not self.text or finding.text == self.text)
        )

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


def read_settings(text: str, today: date) -> Settings:
    """Settings from the text of a ``jixiao.toml``.

    Raises:
        SettingsError: With one Chinese sentence.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"jixiao.toml 不是有效的 TOML（{error}），请检查这一处。"
        raise SettingsError(message) from None
    unknown = sorted(set(data) - {"levels", "parameters", "suppress"})
    if unknown:
        message = f"jixiao.toml 里不认识“{unknown[0]}”，可用的是 levels、parameters、suppress。"
        raise SettingsError(message)
    return Settings(
        levels=_levels(data.get("levels", {})),
        parameters=_parameters(data.get("parameters", {})),
        silences=tuple(_silence(each, n) for n, each in enumerate(data.get("suppress", ()), 1)),
        today=today,
    )


def _known_rule(rule: object, where: str) -> str:
    if not isinstance(rule, str) or rule not in rules():
        message = f"jixiao.toml 的 {where} 里没有“{rule}”这条规则，用 jixiao rules 查看全部规则。"
        raise SettingsError(message)
    return rule


def _levels(found: dict[str, Any]) -> dict[str, Severity]:
    levels = {}
    for rule, word in found.items():
        _known_rule(rule, "[levels]")
        if word not in LEVELS:
            message = f"jixiao.toml 的 [levels] 里 {rule} 应为 error、warning、note 之一；不再提示请写 [[suppress]] 并说明理由。"
            raise SettingsError(message)
        levels[rule] = LEVELS[word]
    return levels


def _parameters(found: dict[str, Any]) -> dict[str, Any]:
    known = parameter_names()
    for name, value in found.items():
        if name not in known:
            message = f"jixiao.toml 的 [parameters] 里没有“{name}”这个参数。"
            raise SettingsError(message)
        if not isinstance(value, int | float | str | list) or isinstance(value, bool):
            message = f"jixiao.toml 的 [parameters] 里 {name} 应为数或词的列表。"
            raise SettingsError(message)
    return {
        name: str(value) if isinstance(value, float) else value for name, value in found.items()
    }


def _silence(found: dict[str, Any], number: int) -> Silence:
    where = f"第 {number} 个 [[suppress]]"
    unknown = sorted(set(found) - _KEYS)
    if unknown:
        message = f"jixiao.toml 的{where}里不认识“{unknown[0]}”。"
        raise SettingsError(message)
    for key in ("by", "reason"):
        if not str(found.get(key, "")).strip():
            message = f"jixiao.toml 的{where}没有写 {key}：不再提示要写明谁决定的、为什么。"
            raise SettingsError(message)
    until = found.get("until")
    if until is not None and not isinstance(until, date):
        message = f"jixiao.toml 的{where}里 until 应为 2026-12-31 这样的日期。"
        raise SettingsError(message)
    return Silence(
        rule=_known_rule(found.get("rule"), where),
        by=str(found["by"]),
        reason=str(found["reason"]),
        until=until,
        file=str(found.get("file", "")),
        where=str(found.get("where", "")),
        text=str(found.get("text", "")),
    )
