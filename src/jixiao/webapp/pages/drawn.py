"""Parts of a plan drawn for the screen: what nobody has changed since is not drawn again.

What is kept has a sign in the place of the token that guards a form: that belongs to one person.
"""

from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from jixiao.kernel.remembering import Remembered
from jixiao.webapp.pages.markup import Pen
from jixiao.webapp.pages.paper import sheet
from jixiao.webapp.queries.plans import PartSeen, PlanSeen

_TOKEN = "\x00token\x00"  # noqa: S105 -- where one goes; no words of a document hold this sign
_GUARD = f'<input type="hidden" name="csrfmiddlewaretoken" value="{_TOKEN}">'


class Drawn(NamedTuple):
    """A part on paper.

    Args:
        part: The part.
        html: The paper.
        filled: Cells with words.
        cells: All cells.
    """

    part: PartSeen
    html: SafeString
    filled: int
    cells: int


_DRAWN = Remembered[tuple[str, int, int]](1_000)


def drawn(token: str, plan: PlanSeen) -> list[Drawn]:
    """Every part of a plan as it is printed, to be written in by those who may."""
    return [drawn_part(token, plan, each) for each in plan.parts]


def drawn_part(token: str, plan: PlanSeen, part: PartSeen) -> Drawn:
    """One part as it is printed, its forms guarded by a token."""
    key = (part.pk, part.version, part.sha256, part.title, plan.may_edit, get_language())
    html, filled, cells = _DRAWN.get(key, lambda: _draw(plan, part))
    html = html.replace(_TOKEN, token)
    return Drawn(part, mark_safe(html), filled, cells)  # noqa: S308 -- a pen that guards every word


def _draw(plan: PlanSeen, part: PartSeen) -> tuple[str, int, int]:
    """The paper of a part; of the plan nothing may be used but what is in the key."""
    made = sheet(part)
    cells = list(made.cells())
    html = Pen(plan.pk, made, _GUARD, may_edit=plan.may_edit).written()
    return html, sum(bool(each.text) for each in cells), len(cells)
