"""Duty-activity table (部门职责-工作活动)."""
