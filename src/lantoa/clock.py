"""The timetable of the house: which job does what, and how often; read top to bottom."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.sessions.backends.db import SessionStore

from lantoa.commune import jobs as commune
from lantoa.intake import jobs as intake
from lantoa.kit import clock, jobs
from lantoa.learning import jobs as learning
from lantoa.outreach import jobs as outreach
from lantoa.reach import jobs as reach
from lantoa.report import jobs as report
from lantoa.urge import jobs as urge

JOBS: dict[str, jobs.Job] = {
    "house.forget_finished_jobs": jobs.forget_finished,
    "house.forget_old_sessions": SessionStore.clear_expired,
    "commune.forget_halves": commune.forget_halves,
    "commune.forget_lists": commune.forget_lists,
    "intake.second_reading": intake.second_reading,
    "intake.read": intake.read,
    "outreach.fill_sessions": outreach.fill,
    "outreach.fill_all": outreach.fill_all,
    "outreach.render_audio": outreach.render_audio,
    "reach.audit_all": reach.audit_all,
    "reach.open_periods": reach.open_periods,
    "reach.take_morning": reach.take_morning,
    "reach.count_in": reach.count_in,
    "reach.retally": reach.retally,
    "reach.retally_hamlets": reach.retally_hamlets,
    "reach.lay_acts": reach.lay_acts,
    "learning.lay_lessons": learning.lay_lessons,
    "report.carry_up": report.carry_up,
    "report.open_dues": report.open_dues,
    "urge.remind": urge.remind,
}

EPOCH = date(2000, 1, 1)


@dataclass(frozen=True)
class Line:
    """One line of the timetable: the job, how often, and from which time of the day."""

    job: str
    every: timedelta
    at: time = time(0, 0)

    def slot(self, now: datetime) -> str:
        """Return the name of the slot that `now` lies in: equal names, the same slot."""
        began = datetime.combine(EPOCH, self.at, tzinfo=clock.ZONE)
        return (began + (now - began) // self.every * self.every).isoformat()


DAY, HALF_HOUR, TEN_MINUTES = timedelta(days=1), timedelta(minutes=30), timedelta(minutes=10)

TIMETABLE: tuple[Line, ...] = (
    Line("house.forget_finished_jobs", every=DAY, at=time(2, 30)),
    Line("house.forget_old_sessions", every=DAY, at=time(2, 40)),
    Line("reach.take_morning", every=DAY, at=time(0, 0)),
    Line("reach.open_periods", every=DAY, at=time(0, 5)),
    Line("report.open_dues", every=DAY, at=time(0, 15)),
    Line("reach.audit_all", every=DAY, at=time(2, 0)),
    Line("commune.forget_halves", every=DAY, at=time(2, 50)),
    Line("commune.forget_lists", every=DAY, at=time(2, 55)),
    Line("outreach.fill_all", every=DAY, at=time(3, 0)),
    Line("learning.lay_lessons", every=DAY, at=time(3, 30)),
    Line("reach.lay_acts", every=HALF_HOUR),
    Line("urge.remind", every=HALF_HOUR),
    Line("report.carry_up", every=TEN_MINUTES),
)


def ask_for_due(now: datetime) -> list[str]:
    """Ask for every job whose slot has begun and was not asked for yet; return their names."""
    return [line.job for line in TIMETABLE if jobs.once(line.job, line.slot(now))]
