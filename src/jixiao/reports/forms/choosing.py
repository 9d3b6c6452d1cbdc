"""Which form a document is written on."""

from collections.abc import Sequence

from jixiao.model.documents import PerformanceDocument
from jixiao.regulation.forms import Form
from jixiao.reports.forms.composing import compose


def form_for(document: PerformanceDocument, known: Sequence[Form]) -> Form | None:
    """The form for a document: of its own layout; else the one that has a place for most of it.

    Of several the one for its region goes before one for everywhere, and behind it where no region
    is known; a later before an earlier that was in use in its year.

    Args:
        document: The document.
        known: Forms to choose from.

    Returns:
        The form, None when no form can hold such a document.
    """
    region, year = region_of(document), document.fiscal_year.value
    fitting = [each for each in known if document.kind in each.kinds]
    own = [each for each in fitting if each.edition and each.edition == document.layout]
    usual = [
        each
        for each in own or fitting
        if _is_used(each, region) and (year is None or each.from_year <= year)
    ]
    chosen = usual or own or fitting
    chosen = sorted(
        chosen, key=lambda each: (bool(each.regions) != bool(region), -each.from_year, each.id)
    )
    if own or len(chosen) < 2:
        return chosen[0] if chosen else None
    fewest, best = len(compose([document], chosen[:1]).lost), chosen[0]
    for each in chosen[1:]:
        if not fewest:
            break
        lost = len(compose([document], [each]).lost)
        if lost < fewest:
            fewest, best = lost, each
    return best


def region_of(document: PerformanceDocument) -> str:
    """Code of the region that most project codes name, "" for none."""
    codes = [each.code.value.region for each in document.projects if each.code.value is not None]
    found = [code for code in codes if code]
    return max(sorted(set(found)), key=found.count) if found else ""


def _is_used(form: Form, region: str) -> bool:
    return not form.regions or not region or region.startswith(form.regions)
