"""Files of rules are loaded from their compiled files, and never from one that is out of date."""

import os
import py_compile
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from jixiao.rules.loading import Room

NAME = "jixiao_rules_loading_tried"


@pytest.fixture
def package() -> Iterator[ModuleType]:
    yield ModuleType(NAME)
    for name in [each for each in sys.modules if each.startswith(NAME)]:
        del sys.modules[name]


def loaded(folder: Path, package: ModuleType) -> ModuleType:
    """The module ``one`` of a folder, as in a new process."""
    sys.modules.pop(f"{NAME}.one", None)
    return Room(str(folder)).loaded("one", package)


def test_a_module_is_loaded_once_with_all_that_python_gives_it(
    tmp_path: Path, package: ModuleType
) -> None:
    (tmp_path / "one.py").write_text('"""Why."""\nVALUE = 1\n', encoding="utf-8")
    (tmp_path / "__init__.py").touch()
    (tmp_path / "notes.txt").touch()
    room = Room(str(tmp_path))
    module = room.loaded("one", package)

    assert room.names() == ["one"]
    assert (module.VALUE, module.__doc__, module.__name__) == (1, "Why.", f"{NAME}.one")
    assert (module.__file__, module.__package__) == (str(tmp_path / "one.py"), NAME)
    assert module.__spec__ is not None
    assert module.__spec__.loader is module.__loader__
    assert room.loaded("one", package) is module is package.one is sys.modules[f"{NAME}.one"]


@pytest.mark.parametrize("mode", list(py_compile.PycInvalidationMode))
def test_a_compiled_file_is_taken_as_long_as_it_is_fresh(
    tmp_path: Path, package: ModuleType, mode: py_compile.PycInvalidationMode
) -> None:
    file = tmp_path / "one.py"
    file.write_text("VALUE = 1\n", encoding="utf-8")
    compiled = Path(str(py_compile.compile(str(file), invalidation_mode=mode)))
    about = file.stat()
    assert loaded(tmp_path, package).VALUE == 1

    file.write_text("VALUE = 2\n", encoding="utf-8")
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    is_checked = mode is py_compile.PycInvalidationMode.CHECKED_HASH
    assert (2 if is_checked else 1) == loaded(tmp_path, package).VALUE, "looks the same by its day"

    file.write_text("VALUE = 33\n", encoding="utf-8")
    is_unchecked = mode is py_compile.PycInvalidationMode.UNCHECKED_HASH
    assert (1 if is_unchecked else 33) == loaded(tmp_path, package).VALUE

    compiled.write_bytes(b"")
    assert loaded(tmp_path, package).VALUE == 33


def test_a_module_that_breaks_is_not_kept(tmp_path: Path, package: ModuleType) -> None:
    (tmp_path / "one.py").write_text("1 / 0\n", encoding="utf-8")

    with pytest.raises(ZeroDivisionError):
        loaded(tmp_path, package)
    assert f"{NAME}.one" not in sys.modules
