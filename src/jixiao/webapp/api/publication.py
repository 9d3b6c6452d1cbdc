"""What is published, for anybody: lists, one plan, addresses of its files, search."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_noop as _
from ninja import Router
from ninja.params.functions import Path, Query

from jixiao.services.parts import stored
from jixiao.webapp.api.caller import anybody
from jixiao.webapp.api.shapes_talk import (
    PublicFoundShape,
    PublicLineShape,
    PublicPlanShape,
    PublicYearShape,
)
from jixiao.webapp.queries.publication import (
    public_list,
    public_plan,
    public_search,
    public_years,
)

router = Router(tags=[_("公开的文本")], auth=anybody)
_REGION = Path(..., pattern="^[0-9]{6}$", description=_("地区代码"))
_YEAR = Path(..., ge=1900, le=9999)
_SUFFIXES = ("docx", "pdf", "json", "csv")
_KEPT = 60


@router.get("/public/years", response=list[PublicYearShape], summary=_("有公开文本的年度"))
def years(request: object, response: HttpResponse) -> list[PublicYearShape]:
    """Every year of every region with something published."""
    _may_be_kept(response)
    return [PublicYearShape(**each._asdict()) for each in public_years()]


@router.get(
    "/public/search", response=list[PublicFoundShape], summary=_("按名称找公开的项目和指标")
)
def search(
    request: object,
    response: HttpResponse,
    q: str = Query(..., min_length=1, max_length=100),
    region: str = Query("", pattern="^([0-9]{6})?$", description=_("地区代码")),
) -> list[PublicFoundShape]:
    """Published projects and indicators with these words in their name."""
    _may_be_kept(response)
    return [PublicFoundShape(**each._asdict()) for each in public_search(q, region)]


@router.get(
    "/public/{region}/{int:year}", response=list[PublicLineShape], summary=_("一年公开的文本")
)
def listed(
    request: object, response: HttpResponse, region: str = _REGION, year: int = _YEAR
) -> list[PublicLineShape]:
    """The published plans of a year."""
    _may_be_kept(response)
    return [
        PublicLineShape(
            code=each.code, department=each.department, published_at=each.at,
            projects=each.projects, address=f"/api/v1/public/{region}/{year}/{each.code}",
        )
        for each in public_list(region, year)
    ]  # fmt: skip


@router.get(
    "/public/{region}/{int:year}/{code}", response=PublicPlanShape, summary=_("一份公开的文本")
)
def plan(
    request: object,
    response: HttpResponse,
    region: str = _REGION,
    year: int = _YEAR,
    code: str = Path(..., max_length=12, description=_("部门代码")),
) -> PublicPlanShape:
    """A plan exactly as it was published."""
    seen = public_plan(region, year, code)
    _may_be_kept(response)
    files = {each: reverse(f"public-{each}", args=[region, year, code]) for each in _SUFFIXES}
    return PublicPlanShape(
        region=seen.region, region_name=seen.region_name, fiscal_year=seen.fiscal_year,
        code=seen.code, department=seen.department, published_at=seen.stamp.at,
        sha256=seen.stamp.sha256, files=files, document=stored(seen.document),
    )  # fmt: skip


def _may_be_kept(response: HttpResponse) -> None:
    patch_cache_control(response, public=True, max_age=_KEPT)
