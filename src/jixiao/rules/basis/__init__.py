"""Basis of targets (指标值确定依据)."""
