"""One thing of every kind on four grounds: one's own, a sibling's, the parent's, a foreign one."""

from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from lantoa.commune import ground
from lantoa.commune.files import store_file
from lantoa.commune.models import (
    Card,
    Commune,
    HouseholdList,
    Membership,
    Passkey,
    Place,
    PlaceChange,
    PlannedChange,
    Seat,
    Unit,
    User,
)
from lantoa.commune.queries import communes
from lantoa.concerns.models import Concern
from lantoa.content.models import Item, Version
from lantoa.intake.models import Directive, Point, Taught
from lantoa.kit import clock
from lantoa.learning.models import Lesson
from lantoa.outreach.models import Activity, Carried, Outlet, Proof
from lantoa.outreach.sheet_models import CodeSheet
from lantoa.plan.models import Assignment, Campaign
from lantoa.reach.recall_models import Recall, RecallSheet
from lantoa.report.models import (
    Due,
    Indicator,
    Issued,
    OutsideForm,
    Received,
    Regime,
    Report,
    TrustedKey,
)
from lantoa.urge.models import Reminder
from tests.world import World

OWN, SIBLING, PARENT, FOREIGN = "own", "sibling", "parent", "foreign"
DAY = date(2025, 9, 29)
PROOFS = {"code": "proofs", "label": "Số minh chứng", "unit_word": "ảnh", "source": "proofs"}


@dataclass
class Ground:
    """A place with its unit and its person, inside a commune with its campaign."""

    name: str
    commune: Commune
    place: Place
    unit: Unit
    person: User
    directive: Directive
    campaign: Campaign
    made: dict[str, int] = field(default_factory=dict)


def grounds(world: World) -> dict[str, dict[str, int]]:
    """Return the ids of every kind of thing on each ground."""
    people = world.people
    here = _campaign(world.commune, people["officer"])
    stranger = people["stranger"]
    elsewhere = communes().exclude(pk=world.commune.pk).get()
    there = _campaign(elsewhere, stranger)
    far = ground.add_hamlet(elsewhere, name="Xa Lạ", word="thôn", households=3)
    far_board = Unit.objects.get(place=far)
    office = world.office
    made = [
        Ground(OWN, world.commune, world.hamlets[0], world.boards[0], people["hamlet"], *here),
        Ground(SIBLING, world.commune, world.hamlets[1], world.boards[1], people["hamlet2"], *here),
        Ground(PARENT, world.commune, world.commune.place, office, people["approver"], *here),
        Ground(FOREIGN, elsewhere, far, far_board, stranger, *there),
    ]
    Lesson.objects.get_or_create(slug="bai-thu", defaults={"title": "Bài thử", "body": "Chữ."})
    return {one.name: _things(one) for one in made}


def _campaign(commune: Commune, officer: User) -> tuple[Directive, Campaign]:
    assert commune.office is not None
    directive = Directive.objects.create(
        commune=commune,
        unit=commune.office,
        issuer="UBND xã",
        number=f"{commune.pk}/UBND",
        issued_on=date(2025, 8, 23),
        state=Directive.CONFIRMED,
        raw="UBND xã\nVề việc thử",
        by=officer,
        received_at=clock.now(),
    )
    Point.objects.create(
        directive=directive, code="x", detail="x", choices=[{"key": "a", "label": "A"}],
        proposed="a",
    )  # fmt: skip
    Taught.objects.create(
        commune=commune, issuer="UBND xã", issuer_key="ubnd xa", field="words", before="Xá",
        after="Xã", directive=directive, by=officer, at=clock.now(),
    )  # fmt: skip
    campaign = Campaign.objects.create(
        commune=commune,
        directive=directive,
        place=commune.place,
        title="Đợt thử",
        from_on=date(2025, 8, 24),
        until_on=date(2025, 10, 10),
        launched_at=clock.now(),
    )
    _issued(commune.office, officer, campaign=campaign)
    return directive, campaign


def _things(on: Ground) -> dict[str, int]:
    ids: dict[str, int] = {
        "directive": on.directive.pk,
        "campaign": on.campaign.pk,
        "unit": on.unit.pk,
    }
    ids["place_code"] = on.commune.place.code
    ids["point"] = on.directive.points.all()[0].pk
    ids["lesson"] = Taught.objects.get(directive=on.directive).pk
    name = str(on.place)
    ids["change"] = PlaceChange.objects.create(
        commune=on.commune, kind=PlaceChange.RENAME, on=DAY, before=[on.place.code],
        after=[on.place.code], facts={"was": name, "now": name, "name": name, "word": ""},
        made_at=clock.now(),
    ).pk  # fmt: skip
    ids["plan"] = PlannedChange.objects.create(
        commune=on.commune, kind=PlaceChange.MERGE, on=DAY, made_at=clock.now()
    ).pk
    ids |= _people(on) | _work(on) | _reports(on) | _words(on) | _recall(on)
    if on.place.kind == Place.HAMLET:
        ids["hamlet"] = on.place.pk
        ids["household"] = Seat.objects.filter(hamlet=on.place)[0].household_id
        sent = HouseholdList.objects.create(
            hamlet=on.place, by=on.person, rows=[[2, "Vi Thị Loan", "", 0, "", None]],
            sent_at=clock.now(),
        )  # fmt: skip
        ids["list_in"] = sent.pk
    return ids


def _people(on: Ground) -> dict[str, int]:
    file = store_file(
        None, data=f"Tệp {on.name}".encode(), name="a.txt", unit=on.unit, accept=frozenset({"text"})
    )
    hat = Membership.objects.get(user=on.person)
    card = Card.objects.create(user=on.person, secret_hash=on.name, made_at=clock.now())
    key = Passkey.objects.create(
        user=on.person, credential=on.name.encode(), public_key=b"x", sign_count=0, name="Máy",
        made_at=clock.now(),
    )  # fmt: skip
    return {
        "passkey": key.pk,
        "person": on.person.pk,
        "hat": hat.pk,
        "file": file.pk,
        "card": card.pk,
    }


def _work(on: Ground) -> dict[str, int]:
    outlet = Outlet.objects.create(
        commune=on.commune, kind="board", unit=on.unit, place=on.place, name="Bảng tin"
    )
    item = Item.objects.create(
        campaign=on.campaign, unit=on.unit, kind="bulletin", source="own", title="Tin thử"
    )
    version = Version.objects.create(
        item=item, n=1, title="Tin thử", body="Nội dung tin.", fingerprint="0", made_at=clock.now(),
        state=Version.APPROVED if on.name in (PARENT, FOREIGN) else Version.DRAFT,
    )  # fmt: skip
    activity = Activity.objects.create(
        uid=uuid4(), campaign=on.campaign, kind="leaflet", unit=on.unit, place=on.place,
        title="Phát tờ rơi", due_on=DAY,
    )  # fmt: skip
    Carried.objects.create(activity=activity, version=version, order=1)
    duty = Assignment.objects.create(
        campaign=on.campaign, unit=on.unit, key=on.name, named=on.unit.name, duty="Làm"
    )
    photo = store_file(
        None, data=f"Ảnh {on.name}".encode(), name="b.txt", unit=on.unit,
        accept=frozenset({"text"}),
    )  # fmt: skip
    held = Activity.objects.create(
        uid=uuid4(), campaign=on.campaign, kind="gathering", unit=on.unit, place=on.place,
        title="Nói chuyện", due_on=DAY, done_on=DAY, state=Activity.DONE,
    )  # fmt: skip
    proof = Proof.objects.create(activity=held, file=photo)
    sheet = CodeSheet.objects.create(
        unit=on.unit, month=date(2025, 9, 1), version=1, made_at=clock.now()
    )
    return {
        "code_sheet": sheet.pk, "proof": proof.pk, "outlet": outlet.pk, "item": item.pk,
        "version": version.pk, "activity": activity.pk, "assignment": duty.pk,
    }  # fmt: skip


def _reports(on: Ground) -> dict[str, int]:
    level = "hamlet" if on.place.kind == Place.HAMLET else "office"
    regime = Regime.objects.create(
        commune=on.commune, campaign=on.campaign, key=on.name, title="Báo cáo", level=level,
        to_name="UBND xã", every="monthly",
    )  # fmt: skip
    due = Due.objects.create(
        regime=regime, unit=on.unit, title="Kỳ tháng 9", from_on=date(2025, 8, 23),
        until_on=date(2025, 9, 14), due_at=clock.local(date(2025, 9, 17), 17),
    )  # fmt: skip
    report = Report.objects.create(
        due=due, version=1, drafted_at=clock.now(), narrative={"highlights": "Họp thôn."}
    )
    regime.indicators.set([Indicator.objects.get_or_create(**PROOFS)[0]])
    _issued(on.unit, on.person, report=report)
    form = OutsideForm.objects.create(
        commune=on.commune, title="Biểu", columns=[{"label": "TT", "source": "@order"}],
        made_at=clock.now(), made_by=on.person,
    )  # fmt: skip
    return {"due": due.pk, "report": report.pk, "outside": form.pk, "regime": regime.pk,
            **_received(on, report)}  # fmt: skip


def _issued(unit: Unit, by: User, **of: object) -> None:
    """Put a signed paper beside a report or a plan."""
    file = store_file(
        None, data=b"%PDF-1.4 da ky", name="da-ky.pdf", unit=unit, accept=frozenset({"pdf"})
    )
    Issued.objects.create(number="5", symbol="BC-UBND", issued_on=DAY, file=file, at=clock.now(),
                          by=by, **of)  # fmt: skip


def _received(on: Ground, report: Report) -> dict[str, int]:
    """Lay a report on the province's table, signed with a key of the ground's commune."""
    place = on.commune.place
    key = TrustedKey.objects.create(place=place, public=on.name, added_at=clock.now())
    came = Received.objects.create(
        uid=report.uid, place=place, key=key, campaign="Đợt thử", about=on.name, every="monthly",
        title="Kỳ tháng 9", from_on=DAY, until_on=date(2025, 9, 14), series=on.name,
        sha256="0", signature="0", how="post",
        body={"sealed": {"figures": []}, "figures": {}}, received_at=clock.now(),
    )  # fmt: skip
    return {"key": key.pk, "received": came.pk}


def _recall(on: Ground) -> dict[str, int]:
    row = Recall.objects.create(
        campaign=on.campaign, question="Đã nghe chưa?", seed=on.name, made_at=clock.now()
    )
    sheet = RecallSheet.objects.create(
        recall=row, hamlet=on.place, asker=on.unit, asker_kind="office", size=3
    )
    return {"recall": row.pk, "recall_sheet": sheet.pk}


def _words(on: Ground) -> dict[str, int]:
    concern = Concern.objects.create(
        commune=on.commune, title="Loa im", unit=on.unit, place=on.place,
        received_at=clock.now(), due_at=clock.now(),
    )  # fmt: skip
    reminder = Reminder.objects.create(
        commune=on.commune, unit=on.unit, rule="x", about="x", on=DAY, words="Còn 1 việc",
        made_at=clock.now(), user=on.person if on.name in (OWN, SIBLING) else None,
    )  # fmt: skip
    return {"concern": concern.pk, "reminder": reminder.pk}
