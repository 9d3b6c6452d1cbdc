"""What every page shows around its own: who is here, where they can go."""

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    """Names for the base template."""
    person = getattr(request, "user", None)
    return {"person": person if getattr(person, "is_authenticated", False) else None}
