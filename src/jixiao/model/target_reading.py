"""Reads a target cell (指标值) into a typed target: the grammar of the domain."""

from jixiao.model.target import EMPTY, Target


def read_target(words: str) -> Target:
    """Read one target cell."""
    return Target("qualitative") if words.strip() else EMPTY
