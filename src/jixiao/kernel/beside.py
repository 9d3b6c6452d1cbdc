"""Data files (数据文件) that lie beside a module, read without what would slow down every start."""

import os


def text_beside(module: str, name: str) -> str:
    """The text of a data file.

    Args:
        module: ``__file__`` of the module beside which it lies.
        name: Its path below the module's folder, with /.
    """
    with open(_beside(module, name), encoding="utf-8") as file:  # noqa: PTH123 -- start-up time
        return file.read()


def names_beside(module: str, folder: str) -> list[str]:
    """Names of the data files of a folder, sorted.

    Args:
        module: As above.
        folder: The folder's path below the module's folder.
    """
    return sorted(os.listdir(_beside(module, folder)))  # noqa: PTH208 -- start-up time


def _beside(module: str, name: str) -> str:
    return f"{os.path.dirname(module)}/{name}"  # noqa: PTH120 -- start-up time
