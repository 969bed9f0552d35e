"""The door for Django: imports each room's tables."""

from lantoa.commune.models import (
    Absence,
    Card,
    Commune,
    File,
    Household,
    HouseholdList,
    Journal,
    LeftWork,
    Membership,
    Passkey,
    Place,
    PlaceChange,
    PlannedChange,
    Receipt,
    Seat,
    Succession,
    Unit,
    UnitArea,
    User,
)
from lantoa.concerns.models import Concern, Message, Topic
from lantoa.content.models import Item, Version
from lantoa.intake.models import Directive, Page, PageImage, Point, Related, Span, Taught
from lantoa.learning.models import Class, Lesson
from lantoa.outreach.models import (
    Activity,
    Audience,
    Carried,
    CodeSheet,
    KeptHint,
    Objection,
    Outlet,
    Proof,
    SheetLine,
    Suspension,
    Zone,
)
from lantoa.plan.models import Assignment, Campaign, Peak, Pillar
from lantoa.reach.models import Morning, Recall, RecallDoor, RecallSheet, RunningTotal, Tally
from lantoa.report.models import (
    Due,
    Figure,
    Indicator,
    Issued,
    OutsideForm,
    Passing,
    Received,
    Regime,
    Report,
    Seal,
    Settled,
    TrustedKey,
)
from lantoa.urge.models import Reminder

__all__ = [
    "Absence", "Activity", "Assignment", "Audience", "Campaign", "Card", "Carried", "Class",
    "CodeSheet", "Commune", "Concern", "Directive", "Due", "Figure", "File", "Household",
    "HouseholdList", "Indicator", "Issued", "Item", "Journal", "KeptHint", "LeftWork", "Lesson",
    "Membership", "Message", "Morning", "Objection", "Outlet", "OutsideForm", "Page", "PageImage",
    "Passing", "Passkey", "Peak", "Pillar", "Place", "PlaceChange", "PlannedChange", "Point",
    "Proof", "Recall", "RecallDoor", "RecallSheet", "Receipt", "Received", "Regime", "Related",
    "Reminder", "Report", "RunningTotal", "Seal", "Seat", "Settled", "SheetLine", "Span",
    "Succession", "Suspension", "Tally", "Taught", "Topic", "TrustedKey", "Unit", "UnitArea",
    "User", "Version", "Zone",
]  # fmt: skip
