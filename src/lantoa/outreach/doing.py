"""Doing: what was done is written down, with whom it reached and what it brought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from lantoa.channels.base import all_channels
from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Place, Unit, User
from lantoa.commune.queries import forebears_on, require
from lantoa.content.models import Version
from lantoa.content.queries import approved_ids
from lantoa.kit import clock, jobs
from lantoa.kit.errors import AlreadyChanged, AnotherBody, Unfit
from lantoa.kit.rows import add
from lantoa.kit.say import date_in_full, start
from lantoa.kit.text import nfc
from lantoa.outreach.audience import count_audience, leave_out
from lantoa.outreach.earlier import planned_in
from lantoa.outreach.models import Activity, Carried, Outlet
from lantoa.outreach.rules import sane_counts

EARLIEST = timedelta(days=366)


@dataclass(frozen=True)
class Done:
    """What a person says was done.

    `counts` by the channel's asks; `marks` hamlet → mark → households (bits); `whole` hamlet →
    the mark of all its households; `silent` clusters (outlet ids) that did not play, each with
    its reason; `on_behalf_of` who rang, when the office writes for them (Ghi hộ).
    """

    done_on: date
    counts: Mapping[str, float] = field(default_factory=dict)
    note: str = ""
    marks: Mapping[int, Mapping[str, Sequence[int]]] = field(default_factory=dict)
    whole: Mapping[int, str] = field(default_factory=dict)
    silent: Mapping[int, str] = field(default_factory=dict)
    device_at: datetime | None = None
    on_behalf_of: str = ""


@dataclass(frozen=True)
class DoneByOthers(Done):
    """What the office writes for others (ghi hộ): `told_how` they told it (`rules.TOLD`), when.

    A kind of its own, so that what a phone sends is hashed as it always was.
    """

    told_how: str = ""
    told_at: datetime | None = None


@transaction.atomic
def confirm(activity: Activity, *, uid: UUID, done: Done, by: User) -> Activity:
    """Record that people did it: a session aired, a meeting held, leaflets handed out.

    Raises `NotAllowed`, `AlreadyChanged` (it is no longer waiting) or `Unfit` (what the channel
    asks is missing, or no approved version stands behind it).
    """
    require(by, "activity.confirm", activity)
    with receipt(by, uid, "activity.confirm", {"of": activity.pk, "done": done}) as first_time:
        if first_time:
            row = still_waiting(activity)
            become_done(row, done, by=by)
            jobs.at_once("reach.count_in", row.pk)
            journal(by, "activity.confirmed", row, {"kind": row.kind, "counts": row.counts})
            first_time.answer["activity"] = row.pk
    activity.refresh_from_db()
    return activity


def still_waiting(activity: Activity) -> Activity:
    """Return the row locked, if it still waits to be done."""
    row = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    if row.state != Activity.PLANNED:
        raise AlreadyChanged
    return row


def become_done(row: Activity, done: Done, *, by: User) -> None:
    """Write into `row` what was done, inside an action that asked. Raises `Unfit`, and
    `AnotherBody` where a new row's uid is taken.
    """
    if done.done_on > clock.today():
        raise Unfit(
            "Ngày làm còn ở phía trước. Chọn hôm nay hoặc một ngày đã qua.", field="done_on"
        )
    if row.campaign.from_on - done.done_on > EARLIEST:
        raise Unfit("Ngày làm trước đợt này hơn một năm. Xem lại năm đã ghi.", field="done_on")
    last = row.place.to_on
    if last is not None and done.done_on > last:
        raise Unfit(
            f"{row.place} chỉ có đến hết ngày {date_in_full(last)}. Ghi việc này ở thôn mới.",
            field="done_on",
        )
    if older := forebears_on(row.place, done.done_on):
        done = _there(row, done, older)
    row.counts = sane_counts(all_channels()[row.kind], done.counts)
    row.state, row.done_on, row.note = Activity.DONE, done.done_on, nfc(done.note)
    row.device_at, row.received_at = done.device_at, clock.now()
    row.logged_by, row.on_behalf_of = by, nfc(done.on_behalf_of)[:200]
    if isinstance(done, DoneByOthers):
        row.told_how, row.told_at = done.told_how, done.told_at
    row.row_version += 1
    is_new = row._state.adding
    if not is_new:
        row.save()
    elif not add(row):
        raise AnotherBody
    _carry(row, [] if is_new else list(row.carried.select_related("version")))
    if done.silent:
        _tell_silent(row, done.silent)
    elif done.marks or done.whole:
        count_audience(row, done.marks, whole=done.whole, is_new=is_new)


def _there(row: Activity, done: Done, older: Sequence[Place]) -> Done:
    """Put the row into the hamlet of the day, where it was planned there; return `done` as told of
    that. Raises `Unfit` for a row that was not.
    """
    if earlier := planned_in(row, older):
        row.place = earlier.place
        return replace(done, marks=earlier.marks(done.marks), whole=earlier.whole(done.whole))
    began = date_in_full(row.place.from_on or done.done_on)
    raise Unfit(
        f"{start(str(row.place))} mới có từ ngày {began}. Việc làm trước ngày ấy ghi ở thôn "
        f"cũ ({', '.join(map(str, older))}): chọn ở ô Địa bàn, không thấy thì nhờ xã ghi.",
        field="done_on",
    )


def _carry(row: Activity, held: Sequence[Carried]) -> None:
    """Let only approved versions go out (design §4): name what went out, or refuse."""
    channel = all_channels()[row.kind]
    if any(_is_out_of_force(one.version, row) for one in held):
        raise Unfit("Nội dung của việc này đã bị thu hồi. Chọn bản đã duyệt khác rồi ghi lại.")
    if held or not channel.takes:
        return
    versions = approved_ids(row.campaign, kinds=channel.takes)
    if versions:
        pick = versions[row.due_on.toordinal() % len(versions)]
        Carried.objects.create(activity=row, version_id=pick, order=1)
    elif channel.needs_item and row.unit.relation != Unit.COORDINATING:
        raise Unfit(
            "Chưa có bản đã duyệt cho việc này. Chờ lãnh đạo duyệt, hoặc ghi là không làm được."
        )


def _is_out_of_force(version: Version, row: Activity) -> bool:
    """Say whether a version was withdrawn before the day it went out."""
    if version.state == Version.APPROVED:
        return False
    withdrawn = version.withdrawn_at
    day = row.done_on or row.due_on
    return withdrawn is None or withdrawn.astimezone(clock.ZONE).date() < day


def _tell_silent(row: Activity, silent: Mapping[int, str]) -> None:
    own = Outlet.objects.filter(parent=row.outlet_id, pk__in=silent)
    names = dict(own.values_list("pk", "name"))
    if len(names) != len(silent) or row.outlet_id is None:
        raise Unfit("Có cụm loa không thuộc đài của xã. Tải lại trang rồi ghi lại.")
    told = "; ".join(f"{names[pk]}: {nfc(why) or 'không rõ lý do'}" for pk, why in silent.items())
    row.note = f"{row.note}\nKhông phát: {told}".strip()
    row.save(update_fields=["note"])
    leave_out(row, silent)
