"""What goes over the wire about findings, comments, imports, reviews, publication, the trail."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from jixiao.model.lifecycle import State
from jixiao.webapp.api.shapes import LARGEST, Given


class FindingShape(Schema):
    """A finding."""

    id: int = Field(description=_("编号，每次检查以后会变"))
    rule: str
    level: Literal["error", "warning", "note"]
    part: int | None
    path: str = Field(description=_("部分里的位置"))
    text: str = Field(description=_("说的是哪几个字"))
    message: str
    fix: str
    fix_kind: Literal["safe", "suggested", "none"]
    replacement: str | None
    reason: str = Field(description=_("为什么可以不改，没有写的为空"))


class ReasonGiven(Given):
    """Why."""

    reason: str = Field(min_length=1, max_length=2000)


class ReplyShape(Schema):
    """An answer to a comment."""

    author: str
    text: str
    written_at: datetime


class CommentShape(Schema):
    """A comment with its answers."""

    id: int
    part: int
    path: str
    words: str = Field(description=_("提意见时那一格的原文"))
    text: str
    author: str
    written_at: datetime
    is_resolved: bool
    replies: list[ReplyShape]


class CommentGiven(Given):
    """A comment to make."""

    part: int = Field(ge=1, le=LARGEST)
    path: str = Field("", description=_("部分里的位置，空表示整个部分"), max_length=200)
    text: str = Field(min_length=1, max_length=2000)


class WordsGiven(Given):
    """Words to say."""

    text: str = Field(min_length=1, max_length=2000)


class MadeShape(Schema):
    """The number of what was made."""

    id: int


class FileShape(Schema):
    """A file that was handed in."""

    id: int
    name: str
    size: int
    state: str = Field(
        description=_("waiting、reading、read、unreadable、skipped、accepted 或 declined")
    )
    message: str
    department: str
    fiscal_year: int | None
    cells: int
    doubts: int
    plan: int | None = Field(description=_("成了哪一份文本"))


class FilesShape(Schema):
    """The files of a year."""

    year: int | None = Field(description=_("年度编号"))
    fiscal_year: int | None
    items: list[FileShape]
    left: int = Field(description=_("没有列出的还有几个"))
    counts: dict[str, int] = Field(description=_("各状态的个数；good 是没有存疑的"))


class TakenShape(Schema):
    """A file that came."""

    id: int | None
    name: str
    is_new: bool
    message: str = Field(description=_("为什么没有收下，收下的为空"))


class DoubtShape(Schema):
    """A doubtful place."""

    part: int = Field(description=_("读出的第几部分，从 0 数"))
    path: str
    words: str
    message: str
    place: str = Field(description=_("在原件的什么地方"))


class ChoiceShape(Schema):
    """A department that a file can be for."""

    id: int
    name: str


class PreviewShape(Schema):
    """A file beside what was read of it."""

    file: FileShape
    sha256: str
    handed_in: datetime
    by: str
    fiscal_year: int
    parts: list[str] = Field(description=_("读出的各部分的标题"))
    doubts: list[DoubtShape]
    notices: list[str]
    department: int | None
    departments: list[ChoiceShape]
    plan: int | None = Field(description=_("已经有的文本"))
    changes: list[str] = Field(description=_("导入后它会有什么不同"))
    summary: str
    refusal: str = Field(description=_("现在为什么不能导入，能导入的为空"))


class AcceptGiven(Given):
    """How to accept a file."""

    department: int | None = Field(
        None, description=_("是哪个部门的，空表示用文件里认出的"), ge=1, le=LARGEST
    )
    is_sure_only: bool = Field(False, description=_("存疑的格留空"))


class ShareShape(Schema):
    """A part of a risk."""

    name: str
    words: str
    part: Decimal


class QueueRowShape(Schema):
    """A plan in the queue."""

    plan: int
    department: str
    state: State
    why: str
    risk: Decimal
    level: str
    shares: list[ShareShape]
    errors: int
    warnings: int
    budget: Decimal | None = Field(description=_("万元"))
    round: int
    since: datetime
    is_late: bool
    reviewers: list[str]
    is_mine: bool


class QueueShape(Schema):
    """The queue of 审核."""

    fiscal_year: int | None
    counts: dict[str, int]
    rows: list[QueueRowShape]
    name: str = Field(description=_("哪一列"))


class GradeShape(Schema):
    """What another reviewer thinks."""

    by: str
    grade: str


class AspectShape(Schema):
    """One of the four aspects, or the whole."""

    name: str = Field(description=_("四个方面之一，空是总的结论"))
    errors: int
    warnings: int
    evidence: list[str] = Field(description=_("规则发现了什么"))
    questions: list[str] = Field(description=_("留给人判断的"))
    grade: str = Field(description=_("我的结论：优、良、中、差，空是还没有写"))
    opinion: str
    others: list[GradeShape]


class GradeGiven(Given):
    """A grade with its opinion."""

    aspect: str = Field("", description=_("四个方面之一，空是总的结论"), max_length=10)
    grade: Literal["", "优", "良", "中", "差"]
    opinion: str = Field("", max_length=2000)


class JudgementGiven(Given):
    """Grades of one reviewer."""

    aspects: list[GradeGiven] = Field(min_length=1, max_length=5)


class BoardRowShape(Schema):
    """A department against its deadline."""

    id: int
    name: str
    state: State | None = Field(description=_("没有文本的为空"))
    plan: int | None
    deadline: datetime
    is_extended: bool
    is_open: bool = Field(description=_("还没有报到财政"))
    is_overdue: bool
    reminded: list[datetime]


class BoardShape(Schema):
    """Every department against the deadline."""

    year: int | None = Field(description=_("年度编号"))
    fiscal_year: int | None
    deadline: datetime | None
    departments: list[BoardRowShape]


class EventShape(Schema):
    """An event of the trail."""

    id: int
    at: datetime
    actor: str
    act: str
    subject: str
    detail: str
    sha256: str


class TrailShape(Schema):
    """A page of the trail, newest first."""

    items: list[EventShape]
    before: int | None = Field(description=_("下一页写进 before，最后一页为空"))
    length: int
    head: str = Field(description=_("最后一条的封签"))


class PublicYearShape(Schema):
    """A year with published plans."""

    region: str
    region_name: str
    fiscal_year: int
    plans: int


class PublicLineShape(Schema):
    """A published plan in a list."""

    code: str
    department: str
    published_at: datetime
    projects: int
    address: str = Field(description=_("这份文本在接口里的地址"))


class PublicPlanShape(Schema):
    """A published plan."""

    region: str
    region_name: str
    fiscal_year: int
    code: str
    department: str
    published_at: datetime
    sha256: str = Field(description=_("公开的定稿的封签"))
    files: dict[str, str] = Field(description=_("下载的地址：docx、pdf、json、csv"))
    document: dict[str, Any] = Field(description=_("jixiao/1 的一项"))


class PublicFoundShape(Schema):
    """A published project or indicator that was found."""

    region: str
    fiscal_year: int
    code: str
    department: str
    project: int = Field(description=_("第几个项目"))
    project_name: str
    indicator: str
    target: str
