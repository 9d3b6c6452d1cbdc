"""Jixiao (绩效): budget performance management (预算绩效管理) as typed data.

``jixiao.read(path)`` gives everything that a performance document says; see
:func:`jixiao.services.reading.read`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.services.reading import read as read

__version__ = "0.1.0"
__all__ = ["__version__", "read"]


def __getattr__(name: str) -> object:
    """Import the reading service only when somebody reads: start-up stays fast."""
    if name == "read":
        from jixiao.services.reading import read  # noqa: PLC0415 -- start-up time

        return read
    message = f"module 'jixiao' has no attribute {name!r}"
    raise AttributeError(message)
