"""What goes over the wire about people, plans and their parts; descriptions are for readers."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from jixiao.model.lifecycle import State

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
LARGEST = 2**63 - 1
"""The largest number that a table can hold."""


class Given(Schema):
    """What a program sends; a member that nobody knows is refused."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="after")
    @classmethod
    def _can_be_kept(cls, value: object) -> object:
        """Words without signs that no table holds: NUL, halves of a pair."""
        if isinstance(value, str) and _UNKEEPABLE.search(value):
            raise PydanticCustomError("unkeepable", "cannot be kept")
        return value


class RoleShape(Schema):
    """A role that a person holds today."""

    role: str
    region: str = Field(description=_("地区代码"))
    department: int | None = Field(description=_("部门编号，空表示整个地区"))
    ends: date | None


class TokenShape(Schema):
    """The token of this request."""

    id: int
    name: str
    may_write: bool
    expires_at: datetime


class MeShape(Schema):
    """Who calls, and what they may do."""

    username: str
    name: str
    roles: list[RoleShape]
    acts: list[str] = Field(description=_("可以做的事，如 read、edit、review"))
    token: TokenShape | None = Field(description=_("用令牌时是哪一个；用网页会话时为空"))


class YearShape(Schema):
    """A year of a region."""

    id: int = Field(description=_("年度编号，导入和起稿时用"))
    region: str = Field(description=_("地区代码"))
    region_name: str
    fiscal_year: int
    opens: date
    deadline: datetime
    is_open: bool


class DepartmentShape(Schema):
    """A department."""

    id: int
    code: str
    name: str
    short_name: str
    region: str = Field(description=_("地区代码"))
    is_active: bool


class PlanLineShape(Schema):
    """A plan in a list."""

    id: int
    fiscal_year: int
    department: DepartmentShape
    state: State
    round: int = Field(description=_("第几次报送"))
    since: datetime = Field(description=_("从什么时候起在这一步"))
    deadline: datetime
    projects: int
    budget: Decimal | None = Field(description=_("各项目预算合计（元），没有写明的为空"))
    errors: int = Field(description=_("必改的疑点，没有写明理由的"))
    warnings: int = Field(description=_("建议改的疑点"))


class PlansShape(Schema):
    """A page of plans."""

    items: list[PlanLineShape]
    total: int
    limit: int
    offset: int


class PartLineShape(Schema):
    """A part of a plan without its words."""

    id: int
    kind: Literal["cover", "chapter", "activities", "project"]
    title: str
    version: int
    saved_at: datetime
    author: str
    etag: str = Field(description=_("这一部分现在的 ETag，改的时候写进 If-Match"))


class PartShape(PartLineShape):
    """A part with all its words."""

    cells: dict[str, str] = Field(description=_("位置到文字；空的格不列"))
    document: dict[str, Any] = Field(description=_("只有这一部分的文档，jixiao/1 的一项"))


class MoveShape(Schema):
    """A move that the caller can make now."""

    name: str
    word: str
    after: State
    needs: list[str] = Field(
        description=_("要先有什么：no-blocking-finding、change、comment、judged、reason、public")
    )


class PlanShape(Schema):
    """A plan."""

    id: int
    fiscal_year: int
    department: str
    state: State
    round: int
    deadline: datetime
    may_edit: bool
    moves: list[MoveShape]
    parts: list[PartLineShape]


class StartGiven(Given):
    """Which plan to begin."""

    year: int = Field(description=_("年度编号"), ge=1, le=LARGEST)
    department: int = Field(description=_("部门编号"), ge=1, le=LARGEST)


class StartedShape(Schema):
    """A plan that has begun."""

    plan: int


class CellGiven(Given):
    """New words for a cell."""

    path: str = Field(
        description=_("部分里的位置，如 projects[0].indicators[0].target"), min_length=1,
        max_length=200,
    )  # fmt: skip
    now: str = Field(description=_("新的文字"), max_length=20_000)
    was: str | None = Field(
        None, description=_("看到的文字；If-Match 为 * 时必须写，按格核对"), max_length=20_000
    )


class CellsGiven(Given):
    """Cells to save at once: all or none."""

    cells: list[CellGiven] = Field(min_length=1, max_length=500)
    why: str = Field("", description=_("怎么来的，记在历史里"), max_length=200)


class RowGiven(Given):
    """A change of the rows of a list."""

    act: Literal["add", "remove", "move"]
    path: str = Field(
        description=_("哪一个列表，如 projects[0].indicators"), min_length=1, max_length=200
    )
    at: int = Field(description=_("第几行，从 0 数"), ge=0, le=10_000)
    to: int | None = Field(None, description=_("移到第几行"), ge=0, le=10_000)


class MoveGiven(Given):
    """A move to make."""

    move: str = Field(description=_("动作的名称，见 moves"), max_length=20)
    reason: str = Field(
        "", description=_("理由，公开、撤下、退回经办人和调整要写"), max_length=2000
    )


class MovedShape(Schema):
    """What a move has led to."""

    state: State
    snapshot: int = Field(description=_("冻结的第几次定稿"))
    sha256: str
