"""ETags of parts: which version a program has read, and whether it still holds when it writes."""

import re
from datetime import UTC, datetime

from django.http import HttpRequest

from jixiao.webapp.problems import Problem
from jixiao.webapp.queries.plans import PartSeen

_ANY = "*"
_ONE = re.compile(r'"([0-9]{1,18})\.([0-9]{1,18})\.([0-9a-f]{1,16})"')
_NEVER = 0
"""Number of a version that no part has: what was seen is not what there is."""
_BEGAN = datetime(1970, 1, 1, tzinfo=UTC)


def etag_of(part: PartSeen) -> str:
    """The strong ETag of a part: its number, its version, and when that was saved."""
    return f'"{part.pk}.{part.version}.{int((part.saved_at - _BEGAN).total_seconds() * 1e6):x}"'


def seen_version(request: HttpRequest, part: PartSeen) -> int | None:
    """The version that ``If-Match`` names; None for ``*``: cells are compared one by one.

    A version that is not the part's, or was another one before a restore, is version 0.

    Raises:
        Problem: There is no ``If-Match``.
    """
    given = request.headers.get("If-Match", "").strip()
    if not given:
        raise Problem("if-match")
    if given == _ANY:
        return None
    tags = [each.strip() for each in given.split(",")]
    if etag_of(part) in tags:
        return part.version
    found = [match for each in tags if (match := _ONE.fullmatch(each))]
    own = [int(match[2]) for match in found if int(match[1]) == part.pk]
    return next((each for each in own if each != part.version), _NEVER)
