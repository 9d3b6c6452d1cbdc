"""Templates with the sentences of a language in their places: each language has its own.

A sentence that is always the same is looked up when a template is read, not for every page.
"""

import re

from django.template import Engine, Origin
from django.template.loaders import cached
from django.utils.translation import get_language, gettext

_SENTENCE = re.compile(r"""\{% trans(?:late)? (?:"([^"\\]*)"|'([^'\\]*)') %\}""")


class Loader(cached.Loader):
    """Reads the templates of the installed applications once for each language.

    Args:
        engine: Django's engine.
    """

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, ["django.template.loaders.app_directories.Loader"])

    def get_contents(self, origin: Origin) -> str:
        """A template with its fixed sentences in the language of now."""
        return _SENTENCE.sub(_said, super().get_contents(origin))

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        """Under what a template is kept."""
        return f"{get_language()} {super().cache_key(template_name, skip)}"


def _said(match: re.Match[str]) -> str:
    """A sentence; percent signs are written twice where sentences are kept, as for every tag."""
    return gettext((match[1] or match[2] or "").replace("%", "%%")).replace("%%", "%")
