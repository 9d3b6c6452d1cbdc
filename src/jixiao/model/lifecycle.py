"""When things may happen to a plan: its states, the moves between them, and who makes them.

The table is the truth: actions look moves up in it, the diagram in the manual is generated from
it. Whether *this* person may act for *this* department is asked elsewhere; here stands only in
which state which role makes which move, and what the move needs.
"""

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """Where a plan (绩效文本) stands in its year."""

    DRAFT = "draft"
    WITH_APPROVER = "with-approver"
    WITH_FINANCE = "with-finance"
    HELD = "held"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    ADJUSTING = "adjusting"

    @property
    def word(self) -> str:
        """The word that people see."""
        return _STATES[self]


_STATES = {
    State.DRAFT: "草稿",
    State.WITH_APPROVER: "待部门审核",
    State.WITH_FINANCE: "待财政审核",
    State.HELD: "暂缓审核",
    State.RETURNED: "退回待改",
    State.APPROVED: "已批复",
    State.PUBLISHED: "已公开",
    State.ADJUSTING: "调整中",
}
EDITABLE = frozenset((State.DRAFT, State.RETURNED, State.ADJUSTING))
"""States in which the words of a plan may be changed."""


class Role(StrEnum):
    """What a person is for a department, a finance department or a region."""

    PREPARER = "preparer"
    APPROVER = "approver"
    REVIEWER = "reviewer"
    OFFICE = "office"
    LEADER = "leader"
    REGION_READER = "region-reader"
    PROVINCE_READER = "province-reader"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def word(self) -> str:
        """The word that people see."""
        return _ROLES[self]


_ROLES = {
    Role.PREPARER: "部门经办人",
    Role.APPROVER: "部门审核人",
    Role.REVIEWER: "财政审核人",
    Role.OFFICE: "绩效管理机构",
    Role.LEADER: "签批领导",
    Role.REGION_READER: "本级查阅",
    Role.PROVINCE_READER: "省级查阅",
    Role.AUDITOR: "审计",
    Role.ADMINISTRATOR: "系统管理员",
}


OF_DEPARTMENT = frozenset((Role.PREPARER, Role.APPROVER))
"""What people of a department are."""


class Need(StrEnum):
    """What a move asks for before it is made."""

    NO_BLOCKING_FINDING = "no-blocking-finding"
    """No finding of the level 错误, or a waiver with a reason for each."""
    CHANGE = "change"
    """Something has changed since the plan was returned."""
    COMMENT = "comment"
    """At least one open comment that stands at a place."""
    JUDGED = "judged"
    """A grade of every aspect, and of the whole by everybody who was asked; none is 差."""
    REASON = "reason"
    """A reason in words."""
    PUBLIC = "public"
    """An earlier paper of the plan is public."""


class Move(NamedTuple):
    """One row of the table.

    Args:
        name: Its name, a verb.
        word: The words of its button.
        before: States in which it may be made.
        after: The state that it leads to, None where the plan stays where it is.
        roles: Who makes it.
        needs: What it asks for.
    """

    name: str
    word: str
    before: frozenset[State]
    after: State | None
    roles: frozenset[Role]
    needs: frozenset[Need] = frozenset()

    @property
    def is_departments(self) -> bool:
        """Whether only the department makes it."""
        return self.roles <= OF_DEPARTMENT


def _move(
    name: str, word: str, before: tuple[State, ...], after: State | None, *roles: Role,
    needs: tuple[Need, ...] = (),
) -> Move:  # fmt: skip
    return Move(name, word, frozenset(before), after, frozenset(roles), frozenset(needs))


MOVES = {
    each.name: each
    for each in (
        _move(
            "submit", "提交部门审核", (State.DRAFT, State.RETURNED, State.ADJUSTING),
            State.WITH_APPROVER, Role.PREPARER, needs=(Need.NO_BLOCKING_FINDING, Need.CHANGE),
        ),
        _move(
            "take_back", "撤回", (State.WITH_APPROVER,), State.DRAFT, Role.PREPARER,
        ),
        _move(
            "hand_back", "退回经办人", (State.WITH_APPROVER,), State.DRAFT, Role.APPROVER,
            needs=(Need.REASON,),
        ),
        _move(
            "forward", "同意并报财政", (State.WITH_APPROVER,), State.WITH_FINANCE, Role.APPROVER,
        ),
        _move(
            "return_", "退回修改", (State.WITH_FINANCE,), State.RETURNED,
            Role.REVIEWER, Role.OFFICE, Role.LEADER, needs=(Need.COMMENT,),
        ),
        _move(
            "hold", "暂缓", (State.WITH_FINANCE,), State.HELD,
            Role.REVIEWER, Role.OFFICE, Role.LEADER, needs=(Need.REASON,),
        ),
        _move(
            "resume", "继续审核", (State.HELD,), State.WITH_FINANCE,
            Role.REVIEWER, Role.OFFICE, Role.LEADER,
        ),
        _move(
            "approve", "批复", (State.WITH_FINANCE,), State.APPROVED, Role.OFFICE, Role.LEADER,
            needs=(Need.JUDGED,),
        ),
        _move(
            "publish", "公开", (State.APPROVED,), State.PUBLISHED, Role.OFFICE,
            needs=(Need.REASON,),
        ),
        _move(
            "withdraw", "撤下公开", (State.PUBLISHED,), State.APPROVED, Role.OFFICE,
            needs=(Need.REASON,),
        ),
        _move(
            "withdraw_earlier", "撤下公开的旧稿",
            tuple(each for each in State if each is not State.PUBLISHED), None, Role.OFFICE,
            needs=(Need.REASON, Need.PUBLIC),
        ),
        _move(
            "adjust", "申请调整", (State.APPROVED, State.PUBLISHED), State.ADJUSTING,
            Role.PREPARER, needs=(Need.REASON,),
        ),
    )
}  # fmt: skip
"""Name to move. What is published stays public while its plan is being adjusted, unless it is
withdrawn meanwhile: the adjusting goes on."""


class MoveRefused(Exception):  # noqa: N818 -- a fact about the state, not our error
    """A move that may not be made now; the message is one Chinese sentence."""


def moves_from(
    state: State, roles: frozenset[Role], *, is_open: bool = True, is_public: bool = False
) -> tuple[Move, ...]:
    """The moves that a person with these roles can make from a state, in the table's order.

    Args:
        state: Where the plan stands.
        roles: What the person is for its department.
        is_open: Whether its year is open: a closed one leaves the department no move.
        is_public: Whether a paper of the plan is public.
    """
    return tuple(
        each
        for each in MOVES.values()
        if state in each.before
        and roles & each.roles
        and (is_open or not each.is_departments)
        and (is_public or Need.PUBLIC not in each.needs)
    )
