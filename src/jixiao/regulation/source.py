"""Sources (依据文件): the documents that taxonomies, editions and rules cite."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from jixiao.kernel.beside import names_beside, text_beside


@dataclass(frozen=True, slots=True)
class Source:
    """A document that others cite by its id.

    Args:
        id: File name without suffix: the issuer's sign in pinyin, year and number.
        title: Its title, Chinese.
        number: 文号, None for ``practice``.
        issuer: 制定机关, None for ``practice``.
        issued: Day of issue, None where it is not known.
        checked: Whether a person has seen number, title and date in an official copy.
    """

    id: str
    title: str
    number: str | None
    issuer: str | None
    issued: date | None
    checked: bool


@cache
def sources() -> dict[str, Source]:
    """All sources by id.

    Raises:
        ValueError: A file declares another id than its name.
    """
    found: dict[str, Source] = {}
    for name in names_beside(__file__, "sources"):
        data = tomllib.loads(text_beside(__file__, f"sources/{name}"))
        if name != f"{data['id']}.toml":
            message = f"{name} declares id {data['id']!r}; rename one of them"
            raise ValueError(message)
        found[data["id"]] = Source(
            id=data["id"],
            title=data["title"],
            number=data.get("number"),
            issuer=data.get("issuer"),
            issued=data.get("issued"),
            checked=data["checked"],
        )
    return dict(sorted(found.items()))


def source_words(cite: str) -> str:
    """A reference as people write it: 财预〔2021〕101号《…》（待核）.

    A source that no person has seen in an official copy says so; an unknown id stands for itself.
    """
    source = sources().get(cite.partition("#")[0])
    if source is None:
        return cite
    if source.number is None:
        return source.title
    return f"{source.number}《{source.title}》" + ("" if source.checked else "（待核）")
