"""What the table of moves promises to whoever reads it."""

import pytest

from jixiao.model.lifecycle import EDITABLE, MOVES, Role, State, moves_from


@pytest.mark.parametrize(
    ("state", "roles", "names"),
    [
        (State.DRAFT, {Role.PREPARER}, ["submit"]),
        (State.WITH_APPROVER, {Role.PREPARER}, ["take_back"]),
        (State.WITH_APPROVER, {Role.PREPARER, Role.APPROVER}, ["take_back", "hand_back", "forward"]),
        (State.WITH_FINANCE, {Role.REVIEWER}, ["return_", "hold"]),
        (State.WITH_FINANCE, {Role.LEADER}, ["return_", "hold", "approve"]),
        (State.APPROVED, {Role.PREPARER}, ["adjust"]),
        (State.DRAFT, {Role.OFFICE, Role.AUDITOR, Role.ADMINISTRATOR}, []),
        (State.DRAFT, set(), []),
    ],
)  # fmt: skip
def test_a_person_sees_the_moves_of_every_role_they_have(
    state: State, roles: set[Role], names: list[str]
) -> None:
    assert [each.name for each in moves_from(state, frozenset(roles))] == names


def test_an_older_paper_is_withdrawn_only_where_one_is_public() -> None:
    office = frozenset((Role.OFFICE,))
    hidden = {each: moves_from(each, office) for each in State}
    public = {each: moves_from(each, office, is_public=True) for each in State}

    assert [each for each in State if public[each] == hidden[each]] == [State.PUBLISHED]
    assert MOVES["withdraw_earlier"].after is None


def test_no_state_is_a_dead_end() -> None:
    everybody = frozenset(Role)

    assert [state for state in State if not moves_from(state, everybody)] == []


def test_who_only_reads_never_moves_a_plan() -> None:
    readers = {Role.REGION_READER, Role.PROVINCE_READER, Role.AUDITOR, Role.ADMINISTRATOR}

    assert [each.name for each in MOVES.values() if each.roles & readers] == []


def test_a_preparer_hands_on_what_they_may_change_and_changes_nothing_else() -> None:
    assert MOVES["submit"].before == EDITABLE
    assert not EDITABLE & {State.WITH_APPROVER, State.WITH_FINANCE, State.HELD}
