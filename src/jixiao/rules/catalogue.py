"""All rules: discovered by family, and refused as a whole when one of them is broken."""

import importlib
from functools import cache
from types import MappingProxyType

import jixiao.rules
from jixiao.kernel.collector import without_collector
from jixiao.rules.declare import FAMILIES, Rule
from jixiao.rules.loading import Room


@cache
def rules() -> MappingProxyType[str, Rule]:
    """Every rule by id, ordered by family as in ``FAMILIES`` and by number.

    Raises:
        TypeError: A file of a family declares no rule, or two rules share an id or a name.
        ImportError: A family can not be imported.
    """
    with without_collector():
        return MappingProxyType(_found())


def _found() -> dict[str, Rule]:
    """The same, each file imported."""
    found: dict[str, Rule] = {}
    names: dict[str, str] = {}
    for folder, _, _ in FAMILIES.values():
        package = importlib.import_module(f"{jixiao.rules.__name__}.{folder}")
        rooms = {
            name: room for room in map(Room, reversed(package.__path__)) for name in room.names()
        }
        for name, room in sorted(rooms.items()):
            module = room.loaded(name, package)
            rule: Rule | None = getattr(module, "RULE", None)
            if rule is None:
                message = f"{module.__name__} declares no rule; declare one or move it out"
                raise TypeError(message)
            for taken in (found.get(rule.id), found.get(names.get(rule.name, ""))):
                if taken is not None:
                    message = f"{rule.module} has id or name of {taken.module}; rename one of them"
                    raise TypeError(message)
            found[rule.id] = rule
            names[rule.name] = rule.id
    return found


@cache
def version() -> str:
    """Version of the catalogue: changes with every rule that comes, goes or changes its level."""
    import hashlib  # noqa: PLC0415 -- start-up time

    words = "\n".join(f"{each.id} {each.name} {each.severity:d}" for each in rules().values())
    return f"0.2.0+{hashlib.sha256(words.encode()).hexdigest()[:8]}"
