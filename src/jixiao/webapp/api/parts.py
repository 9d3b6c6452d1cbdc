"""Parts of a plan: read with their ETag, saved by cell against what was seen."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Router

from jixiao.services.editing import leaf_words, words_at
from jixiao.services.parts import stored
from jixiao.webapp.actions.plans import CellChange, change_rows, save_cells
from jixiao.webapp.api.caller import Called
from jixiao.webapp.api.etags import etag_of, seen_version
from jixiao.webapp.api.plans import part_line
from jixiao.webapp.api.shapes import CellGiven, CellsGiven, PartShape, RowGiven
from jixiao.webapp.problems import Problem
from jixiao.webapp.queries.lists import words_of_version
from jixiao.webapp.queries.plans import PartSeen, plan_seen

router = Router(tags=[_("文本")])
_IF_MATCH = {
    "parameters": [
        {
            "in": "header", "name": "If-Match", "required": True, "schema": {"type": "string"},
            "description": _("读到的 ETag；写 * 时按格核对 was"),
        }
    ]
}  # fmt: skip
_PART = "/plans/{int:plan_id}/parts/{int:part_id}"


@router.get(_PART, response=PartShape, summary=_("一个部分的文字"))
def part(request: Called, response: HttpResponse, plan_id: int, part_id: int) -> PartShape:
    """A part with all its words."""
    return _told(response, _part(request, plan_id, part_id))


@router.patch(_PART, response=PartShape, summary=_("按格保存"), openapi_extra=_IF_MATCH)
def save(
    request: Called, response: HttpResponse, plan_id: int, part_id: int, given: CellsGiven
) -> PartShape:
    """Save cells, all or none.

    With an ETag the whole part must be as it was seen; with ``*`` each cell must.
    """
    found = _part(request, plan_id, part_id)
    seen = seen_version(request, found)
    changes = _changes(plan_id, found, given.cells, seen)
    save_cells(request.auth.person, part_id, changes, timezone.now(), why=given.why, seen=seen)
    return _told(response, _part(request, plan_id, part_id))


@router.post(f"{_PART}/rows", response=PartShape, summary=_("加一行、删一行、移一行"),
             openapi_extra=_IF_MATCH)  # fmt: skip
def rows(
    request: Called, response: HttpResponse, plan_id: int, part_id: int, given: RowGiven
) -> PartShape:
    """Add, remove or move a row; the part must be as it was seen."""
    found = _part(request, plan_id, part_id)
    seen = seen_version(request, found)
    if seen is None:
        raise Problem("if-match", gettext("改行要在 If-Match 里写读到的 ETag，不能写 *。"))
    if (given.act == "move") == (given.to is None):
        raise Problem("not-understood", gettext("移一行要写 to，加和删不写。"), where="body.to")
    positions = [given.at] if given.to is None else [given.at, given.to]
    change_rows(
        request.auth.person, part_id, given.act, given.path, positions, seen, timezone.now()
    )
    return _told(response, _part(request, plan_id, part_id))


def _part(request: Called, plan_id: int, part_id: int) -> PartSeen:
    plan = plan_seen(request.auth.person, plan_id, timezone.now())
    found = next((each for each in plan.parts if each.pk == part_id), None)
    if found is None:
        raise Http404
    return found


def _told(response: HttpResponse, found: PartSeen) -> PartShape:
    response.headers["ETag"] = etag_of(found)
    words = {path: each for path, each in leaf_words(found.document).items() if each}
    line = part_line(found).model_dump()
    return PartShape(**line, cells=words, document=stored(found.document))


def _changes(
    plan_id: int, found: PartSeen, cells: list[CellGiven], seen: int | None
) -> list[CellChange]:
    """The cells with the words that the caller saw: as said, else those of the version seen."""
    if seen is None:
        for at, each in enumerate(cells):
            if each.was is None:
                where = f"body.cells[{at}].was"
                raise Problem(
                    "not-understood", gettext("If-Match 为 * 时每一格都要写 was。"), where=where
                )
        before = {}
    elif seen == found.version:
        before = {each.path: words_at(found.document, each.path) for each in cells}
    else:
        before = words_of_version(plan_id, found.pk, seen, [each.path for each in cells])
    return [
        CellChange(each.path, before.get(each.path, "") if each.was is None else each.was, each.now)
        for each in cells
    ]
