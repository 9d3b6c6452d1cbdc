"""同一件事在一处给“市级以上”的人，另一处给“各级”的人，人数和标准都会不同。"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.lexicon import any_of
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import same_topic
from jixiao.rules.statements import Statement, topic
from jixiao.rules.wording import clauses

_ALL = frozenset({"各级", "全体", "所有"})
_COUNT = pattern(r"[0-9]+\s*[名人户位]?")


class Scope(NamedTuple):
    """Whom a clause is about: 市级以上 + 劳模, and what else the clause says."""

    words: str
    noun: str
    rest: frozenset[str]
    statement: Statement


@cache
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"({'|'.join(longest_first)})的?([一-龥]{{2}})")


def _scopes(statement: Statement, words: frozenset[str], fillers: frozenset[str]) -> list[Scope]:
    found = []
    for clause, _ in clauses(statement.words):
        for match in _pattern(words).finditer(clause):
            rest = topic(_COUNT.sub(" ", clause.replace(match[1], " ")), fillers) - {match[2]}
            found.append(Scope(match[1], match[2], rest, statement))
    return found


@rule(
    id="OBJ018",
    name="scope-inconsistent",
    title="同一件事的对象范围写得不同",
    fix="核实对象范围，改成同一种说法。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("objectives", "ranked"),
    covers=(
        "D53",
        "kind:scope-inconsistent",
    ),
    examples=(
        Bad(
            """
            项目: 劳模关爱经费  预算数: 21.00
            用途: 2月份为50名市级以上劳模发放劳模荣誉津贴
            目标: 为50名各级劳模发放荣誉津贴
            """,
            says=(
                "资金用途写“市级以上劳模”，绩效目标写“各级劳模”，范围不同。",
                "绩效目标写“各级劳模”，资金用途写“市级以上劳模”，范围不同。",
            ),
        ),
        Good(
            """
            项目: 劳模关爱经费  预算数: 21.00
            用途: 慰问各级劳模50名；为30名市级以上劳模发放荣誉津贴
            目标: 为30名市级以上劳模发放荣誉津贴
            """
        ),
    ),
)
def scope_inconsistent(project: Project, ctx: Context) -> Iterator[Fault] | None:
    use = project.use_of_funds.raw
    if not use or not project.objectives:
        return None
    saying = ctx.once(Saying, project)
    if "级" not in saying.promised:
        return None
    words = ctx.words("scope_words")
    if any_of(words).search(use) is None or any_of(words).search(saying.objectives) is None:
        return None
    return _differing(saying, ctx)


def _differing(saying: Saying, ctx: Context) -> Iterator[Fault]:
    words, fillers = ctx.words("scope_words"), ctx.words("filler_words")
    scopes = [scope for one in saying.spoken for scope in _scopes(one, words, fillers)]
    for at, scope in enumerate(scopes):
        others = [
            other
            for other in scopes[:at]
            if other.statement.field != scope.statement.field
            and other.noun == scope.noun
            and same_topic(other.rest, scope.rest)
        ]
        if not others or any(_equal(other.words, scope.words) for other in others):
            continue
        yield _fault(others[0], scope, ctx)
        yield _fault(scope, others[0], ctx)


def _equal(one: str, other: str) -> bool:
    return one == other or {one, other} <= _ALL


def _fault(one: Scope, other: Scope, ctx: Context) -> Fault:
    return Fault(
        f"{one.statement.label}写“{one.words}{one.noun}”，"
        f"{other.statement.label}写“{other.words}{other.noun}”，范围不同。",
        at=one.statement.at,
        words=one.words,
        beside=(f"projects[{ctx.at}].{other.statement.at}", other.words),
        cause=f"scope:{ctx.at}",
    )
