"""Jixiao (绩效): budget performance management (预算绩效管理) as typed data.

``jixiao.read(path)`` gives everything that a performance document says, ``jixiao.read_all(paths)``
reads files, folders and archives one after the other; what can not be read is an
``UnreadableDocument`` with a sentence in Chinese. See :mod:`jixiao.services.reading`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.formats.limits import UnreadableDocument as UnreadableDocument
    from jixiao.services.reading import read as read
    from jixiao.services.reading import read_all as read_all

__version__ = "0.1.0"
__all__ = ["UnreadableDocument", "__version__", "read", "read_all"]


def __getattr__(name: str) -> object:
    """Import the reading service only when somebody reads: start-up stays fast."""
    if name in {"UnreadableDocument", "read", "read_all"}:
        import jixiao.services.reading as reading  # noqa: PLC0415 -- start-up time

        return getattr(reading, name)
    message = f"module 'jixiao' has no attribute {name!r}"
    raise AttributeError(message)
