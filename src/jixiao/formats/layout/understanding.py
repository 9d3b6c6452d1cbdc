"""Blocks to documents: finds the forms, reads each by its own header words."""

from jixiao.formats.blocks import Blocks
from jixiao.kernel.notices import Notice
from jixiao.model.documents import NoForm, PerformanceDocument


def understand(blocks: Blocks) -> tuple[PerformanceDocument, ...]:
    """All documents in a file, at least one."""
    return (NoForm(notices=(Notice("没有找到绩效目标表。"), *blocks.notices)),)
