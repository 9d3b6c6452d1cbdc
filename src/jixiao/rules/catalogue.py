"""All rules: discovered by family, and refused as a whole when one of them is broken."""

import hashlib
import importlib
from functools import cache
from pathlib import Path
from types import MappingProxyType

import jixiao.rules
from jixiao.rules.declare import FAMILIES, Rule


@cache
def rules() -> MappingProxyType[str, Rule]:
    """Every rule by id, ordered by family as in ``FAMILIES`` and by number.

    Raises:
        TypeError: A file of a family declares no rule, or two rules share an id or a name.
        ImportError: A family can not be imported.
    """
    found: dict[str, Rule] = {}
    names: dict[str, str] = {}
    for folder, _, _ in FAMILIES.values():
        package = importlib.import_module(f"{jixiao.rules.__name__}.{folder}")
        paths = [path for room in package.__path__ for path in Path(room).glob("*.py")]
        for name in sorted(path.name for path in paths):
            if name == "__init__.py":
                continue
            module = importlib.import_module(f"{package.__name__}.{name.removesuffix('.py')}")
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
    return MappingProxyType(found)


@cache
def version() -> str:
    """Version of the catalogue: changes with every rule that comes, goes or changes its level."""
    words = "\n".join(f"{each.id} {each.name} {each.severity:d}" for each in rules().values())
    return f"0.2.0+{hashlib.sha256(words.encode()).hexdigest()[:8]}"
