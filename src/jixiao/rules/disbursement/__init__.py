"""Disbursement plan (资金支出计划)."""
