"""Contests, who enters, who judges, what came out."""

from .contest import Contest, ContestQuerySet, Field, Part, Round, RoundQuerySet
from .entry import Entry, EntryQuerySet, Member, TestMark, judged_blindly, leads_to
from .juror import Conflict, Juror, JurorQuerySet, Mark, Sheet, SheetQuerySet
from .result import Appeal, AppealQuerySet, Result, ResultQuerySet

__all__ = [
    "Appeal",
    "AppealQuerySet",
    "Conflict",
    "Contest",
    "ContestQuerySet",
    "Entry",
    "EntryQuerySet",
    "Field",
    "Juror",
    "JurorQuerySet",
    "Mark",
    "Member",
    "Part",
    "Result",
    "ResultQuerySet",
    "Round",
    "RoundQuerySet",
    "Sheet",
    "SheetQuerySet",
    "TestMark",
    "judged_blindly",
    "leads_to",
]
