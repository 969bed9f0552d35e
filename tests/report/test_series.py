"""Reports of communes that name their campaign differently stand in the right column."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.models import Journal, Place
from lantoa.report import actions, province_queries
from lantoa.report.models import Received, Settled
from lantoa.report.series import Came, is_same_period, series_of, turns_of
from tests.report.test_province import another_commune, envelope, trusted

LETTER = {"number": "123/UBND-VX", "issuer": "Ủy ban nhân dân tỉnh", "duty": "0"}
FIRST, LAST = date(2025, 8, 15), date(2025, 9, 14)


def came(place: int, about: str = "dot a", *, every="monthly", days=(FIRST, LAST), **facts) -> Came:
    named = {"campaign": about, "title": "Kỳ tháng 9", "series": about} | facts
    return Came(
        pk=place, place=place, about=about, every=every, from_on=days[0], until_on=days[1], **named
    )


def tables(*rows: Came, settled=frozenset()) -> list[tuple[set[int], set[int]]]:
    """Return who stands in each table, and who may belong there."""
    return [
        (set(turn.places), {row.place for row in turn.loose})
        for turn in turns_of(rows, frozenset(settled))
    ]


def test_one_letter_is_one_series_however_a_commune_names_its_campaign():
    one = {"campaign": "Đợt A", "directive": LETTER}
    other = {"campaign": "Chuyển đổi số", "directive": LETTER | {"issuer": "UBND tỉnh"}}
    next_duty = {"campaign": "Đợt A", "directive": LETTER | {"duty": "1"}}

    assert series_of(one) == series_of(other)
    assert series_of(one) != series_of(next_duty)


def test_where_no_letter_asks_the_title_alone_tells():
    untold = {"campaign": "Đợt  A", "directive": None}

    assert series_of(untold) == series_of({"campaign": "đợt a"})
    assert series_of({"campaign": "Đợt A", "directive": LETTER | {"number": ""}}) == "dot a"


def test_a_commune_that_closes_its_month_on_another_day_stands_in_the_same_month():
    late = came(2, days=(date(2025, 8, 21), date(2025, 9, 20)))
    next_month = came(3, days=(date(2025, 9, 15), date(2025, 10, 14)))

    assert tables(came(1), late, next_month) == [({3}, set()), ({1, 2}, set())]


def test_a_closing_report_is_one_table_though_campaigns_ended_on_different_days():
    rows = [came(n, every="closing", days=(FIRST, date(2025, 10, 10 + 5 * n))) for n in (1, 2)]

    assert tables(*rows) == [({1, 2}, set())]
    assert not is_same_period(rows[0], came(3, every="closing", days=(date(2026, 1, 1),) * 2))


def test_one_commune_alone_under_another_name_is_shown_as_unmatched():
    assert tables(came(1), came(2), came(3, "dot khac")) == [({1, 2}, {3})]


def test_letters_of_the_communes_own_are_matched_by_the_name_of_the_campaign():
    own = came(3, "45/ubnd | ubnd xa x | 0", campaign="Dot A")

    assert tables(came(1), came(2), own) == [({1, 2, 3}, set())]


@pytest.mark.parametrize(
    "row",
    [
        came(1, "dot khac"),  # the same commune runs two campaigns
        came(3, "hoi so lieu: so ho co wi-fi"),  # a question is asked in its own words
    ],
)
def test_what_is_certainly_another_table_is_not_asked_about(row):
    assert all(not loose for _, loose in tables(came(1), came(2), row))


def test_what_a_person_kept_apart_has_its_own_table():
    found = tables(came(1), came(2), came(3, "dot khac"), settled={(3, "dot khac")})

    assert found == [({1, 2}, set()), ({3}, set())]


@pytest.fixture
def two(world, sealed):
    """Return the rows of two communes for one period, under two names."""
    trusted(world)
    first, _ = actions.take_in(envelope(world, sealed), how="post")
    names = [f.name for f in Received._meta.fields if f.name not in ("id", "uid", "place")]
    facts = {name: getattr(first, name) for name in names} | {"about": "khac", "series": "khac"}
    facts["campaign"] = "Chiến dịch của xã khác"
    return first, Received.objects.create(uid=uuid4(), place=another_commune(world), **facts)


def page(world) -> str:
    return world.client("province").get(reverse("report:province")).content.decode()


def settle(world, row, **more):
    turn = province_queries.turns(world.people["province"])[0]
    form = {"uid": str(uuid4()), "ky": turn.key, "ban": [str(row.pk)], **more}
    return world.client("province").post(reverse("report:province_settle"), form)


def test_the_province_settles_once_and_later_periods_follow(world, two):
    first, other = two
    assert "Chưa khớp kỳ (1)" in page(world)

    answer = settle(world, other)

    other.refresh_from_db()
    assert (answer.status_code, other.series) == (302, first.series)
    said = page(world)
    assert "Chưa khớp kỳ" not in said
    assert "2 xã đã gửi" in said
    assert Journal.objects.filter(verb="province.settled").count() == 1
    assert Settled.objects.get().series == first.series


@pytest.mark.django_db
def test_a_later_report_under_a_settled_name_goes_to_its_place_by_itself(world, sealed):
    trusted(world)
    row, _ = actions.take_in(envelope(world, sealed), how="post")
    person = world.people["province"]
    actions.settle([row], series="dot chung", by=person, uid=uuid4())
    row.delete()

    again, _ = actions.take_in(envelope(world, sealed), how="post")

    assert again.series == "dot chung"


def test_kept_apart_and_taken_back(world, two):
    _, other = two

    settle(world, other, rieng="1")
    assert len(province_queries.turns(world.people["province"])) == 2
    address = reverse("report:province_unsettle", args=[other.pk])
    world.client("province").post(address, {"uid": str(uuid4())})

    assert "Chưa khớp kỳ (1)" in page(world)
    assert not Settled.objects.exists()


def test_nothing_chosen_is_told_and_another_provinces_report_cannot_be_settled(world, two):
    _, other = two
    Received.objects.filter(pk=other.pk).update(place=Place.objects.get(code="00070"))

    answer = settle(world, other)

    assert answer.status_code == 422
    assert not Settled.objects.exists()
