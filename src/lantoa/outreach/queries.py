"""Questions asked of the ledger: what was done, what is due, who does what, the campaign's wave."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from lantoa.commune.models import Commune, Unit, User
from lantoa.commune.queries import lineage, seen, visible_to
from lantoa.content.models import Version
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.kit.wave import WaveDay
from lantoa.outreach.codes import codes_of as codes_of
from lantoa.outreach.codes import held as held
from lantoa.outreach.earlier import owners_on as owners_on
from lantoa.outreach.hint_rules import units_alike as units_alike
from lantoa.outreach.hints import Hint as Hint
from lantoa.outreach.hints import hints_in as hints_in
from lantoa.outreach.hints import hints_of as hints_of
from lantoa.outreach.models import IN_TIME, Activity, Carried, Objection, Proof
from lantoa.outreach.standing import standing as standing
from lantoa.outreach.ticks import by_name as by_name
from lantoa.plan.models import Campaign

OBJECTED = "objected"
RADIO = ("radio", "rerun", "relay")


@dataclass(frozen=True)
class Asked:
    """What a reader of the ledger asks for; None and "" ask for everything.

    `hamlet` is a place's id (hamlets that went into it are read too), `states` one of the four,
    "late" (planned, its day has passed) or "objected" (written for a unit that says it is not
    right).
    """

    campaign: int | None = None
    kind: str = ""
    unit: int | None = None
    hamlet: int | None = None
    state: str = ""
    from_on: date | None = None
    until_on: date | None = None
    pillar: int | None = None
    with_proof: bool = False
    oldest_first: bool = False


def carried_prefetch() -> Prefetch[str, QuerySet[Carried], str]:
    """Return what brings each activity's items along in one query."""
    return Prefetch("carried", Carried.objects.select_related("version__item"))


def _objected() -> QuerySet[Objection, int]:
    return Objection.objects.filter(answered_at=None).values_list("activity", flat=True)


def objected(user: User) -> int:
    """Count what the office wrote for others and they say is not right."""
    if not _objected().exists():
        return 0
    return visible_to(user, standing()).filter(pk__in=_objected()).count()


def ledger(user: User, asked: Asked) -> QuerySet[Activity]:
    """Return the activities that `user` may see and asks for, the newest day first."""
    rows = visible_to(user, standing()).filter(_wanted(asked))
    if asked.with_proof:
        rows = rows.filter(Exists(Proof.objects.filter(activity=OuterRef("pk"))))
    rows = rows.select_related("unit", "place", "outlet", "campaign")
    rows = rows.prefetch_related(Prefetch("proofs", Proof.objects.only("pk", "activity")))
    return rows.order_by("due_on" if asked.oldest_first else "-due_on", "due_time", "pk")


def _wanted(asked: Asked) -> Q:
    wanted = Q()
    if asked.campaign is not None:
        wanted &= Q(campaign=asked.campaign)
    if asked.kind:
        wanted &= Q(kind=asked.kind)
    if asked.unit is not None:
        wanted &= Q(unit=asked.unit)
    if asked.hamlet is not None:
        here = [asked.hamlet, *(way.before for way in lineage([asked.hamlet])[asked.hamlet])]
        wanted &= Q(place__in=here) | Q(unit__place__in=here)
    if asked.pillar is not None:
        wanted &= Q(pillars=asked.pillar)
    if asked.state == "late":
        wanted &= Q(state=Activity.PLANNED, due_on__lt=clock.today())
    elif asked.state == OBJECTED:
        wanted &= Q(pk__in=_objected())
    elif asked.state:
        wanted &= Q(state=asked.state)
    day = "done_on" if asked.state == Activity.DONE else "due_on"
    if asked.from_on is not None:
        wanted &= Q(**{f"{day}__gte": asked.from_on})
    if asked.until_on is not None:
        wanted &= Q(**{f"{day}__lte": asked.until_on})
    return wanted


def activity(user: User, pk: int) -> Activity:
    """Return one activity with all that its page shows; raises `NotThere`."""
    rows = Activity.objects.select_related(
        "campaign__commune__place",
        "unit__place",
        "place",
        "outlet",
        "assignment",
        "logged_by",
        "corrects",
        "corrected_by",
    )
    rows = rows.prefetch_related(
        "pillars",
        "proofs__file",
        "proofs__words_by",
        "audiences__hamlet",
        "kept_hints__by",
        "objections__by",
        "objections__answered_by",
        carried_prefetch(),
    )
    return seen(user, rows, pk=pk)


def proof(user: User, pk: int) -> Proof:
    """Return one proof that `user` may see; raises `NotThere`."""
    return seen(user, Proof.objects.select_related("activity__place", "file"), pk=pk)


def today(user: User, on: date) -> QuerySet[Activity]:
    """Return what `user` may see of one day, by the hour: what it is, whose, how it stands."""
    rows = visible_to(user, standing()).filter(due_on=on).select_related("unit")
    return rows.only("title", "due_time", "state", "unit__name").order_by("due_time", "pk")


def numbers(rows: QuerySet[Activity]) -> dict[str, int]:
    """Return how many of the activities stand in each state."""
    held = rows.order_by().values_list("state").annotate(number=Count("pk"))
    return dict(held)


def due(unit: Unit, *, until_on: date | None = None) -> QuerySet[Activity]:
    """Return what the unit still has to do up to a day (today and the week after), oldest first."""
    last = until_on or clock.today() + timedelta(days=7)
    rows = standing().filter(unit=unit, state=Activity.PLANNED, due_on__lte=last)
    return rows.select_related("place", "outlet", "campaign").order_by(*IN_TIME)


def pillars_worked_for(campaign: Campaign) -> set[int]:
    """Return the ids of the pillars that an activity of the campaign serves or served."""
    links = Activity.pillars.through.objects.filter(activity__campaign=campaign)
    return set(links.values_list("pillar", flat=True))


def planned_by_kind(campaign: Campaign) -> dict[str, int]:
    """Count every planned activity of the campaign by kind, whatever became of it since."""
    rows = campaign.activities.exclude(key="").order_by()
    counted = rows.values_list("kind").annotate(number=Count("pk"))
    return dict(sorted(counted))


def doers_by_kind(campaign: Campaign) -> dict[str, list[str]]:
    """Return the names of the units that do each kind; hamlets together, under one word."""
    rows = campaign.activities.exclude(key="").order_by("kind", "unit__sort_key")
    found: dict[str, list[str]] = {}
    for kind, name, unit_kind in rows.values_list("kind", "unit__name", "unit__kind").distinct():
        word = "Các thôn, khu phố" if unit_kind == "hamlet" else name
        names = found.setdefault(kind, [])
        if word not in names:
            names.append(word)
    return found


def tasks_of(campaign: Campaign, unit: Unit) -> QuerySet[Activity]:
    """Return everything that the campaign planned for one unit: a hamlet's own plan."""
    rows = standing().filter(campaign=campaign, unit=unit)
    return rows.select_related("place", "outlet").order_by(*IN_TIME)


def sessions_of(commune: Commune, span: Period) -> QuerySet[Activity]:
    """Return the radio sessions of these days in play order, with what they carry."""
    return (
        standing()
        .filter(
            campaign__commune=commune,
            kind__in=RADIO,
            due_on__range=(span.from_on, span.until_on),
        )
        .select_related("outlet", "unit", "place", "campaign__commune__place")
        .prefetch_related(carried_prefetch())
        .order_by(*IN_TIME)
    )


def wave(campaign: Campaign) -> list[WaveDay]:
    """Return the campaign as a wave: each day with what was done, missed, still planned."""
    rows = standing().filter(campaign=campaign).exclude(state=Activity.CANCELLED).order_by()
    numbers: dict[tuple[date, str], int] = {}
    for day, state, number in rows.values_list("due_on", "state").annotate(number=Count("pk")):
        numbers[day, state] = number
    peaks = {peak.on for peak in campaign.peaks.all()}
    days = [campaign.from_on.fromordinal(n) for n in _ordinals(campaign)]
    return [
        WaveDay(
            on=day,
            done=numbers.get((day, Activity.DONE), 0),
            missed=numbers.get((day, Activity.MISSED), 0),
            planned=numbers.get((day, Activity.PLANNED), 0),
            peak=day in peaks,
        )
        for day in days
    ]


def _ordinals(campaign: Campaign) -> range:
    return range(campaign.from_on.toordinal(), campaign.until_on.toordinal() + 1)


def newest(user: User) -> Campaign | None:
    """Return the newest campaign that `user` may see."""
    return visible_to(user, Campaign.objects.select_related("commune", "place")).first()


def running() -> QuerySet[Campaign]:
    """Return the campaigns that go on today, for the jobs."""
    rows = Campaign.objects.filter(state=Campaign.RUNNING, until_on__gte=clock.today())
    return rows.select_related("commune__place")


def version(pk: int) -> Version | None:
    """Return one version with its item, for the jobs; None when it is gone."""
    return Version.objects.filter(pk=pk).select_related("item__campaign__commune__place").first()
