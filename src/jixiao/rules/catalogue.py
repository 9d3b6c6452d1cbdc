"""All rules: discovered by family, and refused as a whole when one of them is broken."""

import hashlib
import importlib
import os
import sys
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec
from types import MappingProxyType, ModuleType

import jixiao.rules
from jixiao.rules.collector import without_collector
from jixiao.rules.declare import FAMILIES, Rule


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
        for name, path in _files(package):
            module = _module(f"{package.__name__}.{name}", path)
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


def _files(package: ModuleType) -> list[tuple[str, str]]:
    """Names and paths of the modules in the folders of a family, by name."""
    found = {
        name.removesuffix(".py"): os.path.join(room, name)  # noqa: PTH118 -- hundreds at each start
        for room in reversed(package.__path__)
        for name in os.listdir(room)  # noqa: PTH208 -- the same
        if name.endswith(".py") and name != "__init__.py"
    }
    return sorted(found.items())


def _module(name: str, path: str) -> ModuleType:
    """A module whose file is known: the search along all paths costs as much as loading it."""
    known = sys.modules.get(name)
    if known is not None:
        return known
    loader = SourceFileLoader(name, path)
    spec = ModuleSpec(name, loader, origin=path)
    module = module_from_spec(spec)
    module.__file__ = path  # a spec with a location would reckon the compiled file's path again
    sys.modules[name] = module
    try:
        loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    package, _, own = name.rpartition(".")
    setattr(sys.modules[package], own, module)
    return module


@cache
def version() -> str:
    """Version of the catalogue: changes with every rule that comes, goes or changes its level."""
    words = "\n".join(f"{each.id} {each.name} {each.severity:d}" for each in rules().values())
    return f"0.2.0+{hashlib.sha256(words.encode()).hexdigest()[:8]}"
