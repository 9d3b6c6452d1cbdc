"""Loads the hundreds of small files of the catalogue, each known by its path."""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source
from types import CodeType, ModuleType

_HEAD = MAGIC_NUMBER + bytes(4)
"""How a compiled file begins that goes by day and size of its source."""
_MOST = 1 << 17


class _Loader(SourceFileLoader):
    """Takes the usual kind of compiled file by the shortest way, anything else by Python's own.

    Args:
        name: Dotted name of the module.
        path: Its file.
        compiled: Its compiled file, whether there is one or not.
    """

    def __init__(self, name: str, path: str, compiled: str) -> None:
        super().__init__(name, path)
        self.compiled = compiled

    def get_code(self, fullname: str) -> CodeType | None:
        """The module's code, from the compiled file where that is fresh."""
        try:
            file = os.open(self.compiled, os.O_RDONLY)
            try:
                data = os.read(file, _MOST)
            finally:
                os.close(file)
            about = os.stat(self.path)  # noqa: PTH116 -- hundreds at each start
        except OSError:
            return super().get_code(fullname)
        fresh = b"%b%b%b" % (_HEAD, _four(int(about.st_mtime)), _four(about.st_size))
        if not data.startswith(fresh) or len(data) == _MOST:
            return super().get_code(fullname)
        code: CodeType = marshal.loads(memoryview(data)[16:])  # noqa: S302 -- as Python does itself
        return code


def _four(number: int) -> bytes:
    return (number & 0xFFFFFFFF).to_bytes(4, "little")


class Room:
    """A folder of rule files.

    Args:
        path: The folder.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        some = cache_from_source(f"{path}/*.py")
        self._before, self._behind = some.rsplit("*", 1)

    def names(self) -> list[str]:
        """Names of its modules."""
        return [
            name[:-3] for name in os.listdir(self.path)  # noqa: PTH208 -- as above
            if name.endswith(".py") and name != "__init__.py"
        ]  # fmt: skip

    def loaded(self, name: str, package: ModuleType) -> ModuleType:
        """The module of a file: the search along all paths costs as much as loading it."""
        full = f"{package.__name__}.{name}"
        known = sys.modules.get(full)
        if known is not None:
            return known
        path = f"{self.path}/{name}.py"
        loader = _Loader(full, path, f"{self._before}{name}{self._behind}")
        module = ModuleType(full)
        vars(module).update(
            __file__=path, __loader__=loader, __package__=package.__name__,
            __spec__=ModuleSpec(full, loader, origin=path),
        )  # fmt: skip
        sys.modules[full] = module
        try:
            loader.exec_module(module)
        except BaseException:
            del sys.modules[full]
            raise
        setattr(package, name, module)
        return module
