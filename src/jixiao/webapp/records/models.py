"""All tables, for Django to find them; import from the modules."""

from jixiao.webapp.records.files import Job, MustLook, Upload
from jixiao.webapp.records.funds import FundNotice, FundShare
from jixiao.webapp.records.organisation import Cycle, Department, Extension, Region, Unit
from jixiao.webapp.records.people import Assignment, Person, SecondFactorRule
from jixiao.webapp.records.plans import Part, PartVersion, Plan, Snapshot
from jixiao.webapp.records.review import Judgement, PublicRow
from jixiao.webapp.records.talk import Comment, Reminder, Waiver
from jixiao.webapp.records.tokens import Scope, Spent, Token
from jixiao.webapp.records.told import FindingRow, IndicatorRow, ProjectRow
from jixiao.webapp.records.trail import Event, TrailHead

__all__ = [
    "Assignment", "Comment", "Cycle", "Department", "Event", "Extension", "FindingRow", "FundNotice", "FundShare",
    "IndicatorRow", "Job", "Judgement", "MustLook", "Part", "PartVersion", "Person", "Plan",
    "ProjectRow", "PublicRow", "Region", "Reminder", "Scope", "SecondFactorRule", "Snapshot", "Spent",
    "Token", "TrailHead", "Unit", "Upload", "Waiver",
]  # fmt: skip
