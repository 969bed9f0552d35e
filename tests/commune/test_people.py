"""People are added, given and relieved of roles, and get a new password."""

import re

from django.http import HttpResponse

from lantoa.commune.models import Journal, Membership, User
from tests.commune.test_pages import body, send
from tests.world import World


def new_person(world: World, **more: object) -> HttpResponse:
    fields = {"full_name": "Vi Thị Loan", "username": "loan", "role": "hamlet"}
    fields |= {"unit": world.boards[1].pk, **more}
    return send(world.client("admin"), "nguoi-dung/moi/", **fields)


def test_a_new_person_signs_in_with_the_password_shown_once(world: World) -> None:
    answer = new_person(world)

    match = re.search(r'id="mat-khau">([a-z0-9-]{14})<', answer.content.decode())
    assert match
    assert answer["Cache-Control"] == "no-store"
    assert User.objects.get(username="loan").check_password(match[1])
    assert match[1] not in str(list(Journal.objects.values_list("facts", flat=True)))


def test_a_village_head_s_role_is_given_in_a_hamlet_only(world: World) -> None:
    answer = new_person(world, unit=world.office.pk)

    assert answer.status_code == 422
    assert "không dùng ở" in body(answer)
    assert not User.objects.filter(username="loan").exists()


def test_a_sign_in_name_is_given_once(world: World) -> None:
    new_person(world)

    assert "đã có người dùng" in body(new_person(world, full_name="Người khác"))


def test_a_reset_password_shuts_every_open_page_of_that_person(world: World) -> None:
    theirs = world.client("hamlet")
    pk = world.people["hamlet"].pk

    answer = send(world.client("admin"), f"nguoi-dung/{pk}/mat-khau/")

    assert 'id="mat-khau"' in body(answer)
    assert theirs.get("/dia-ban/").status_code == 302


def test_an_administrator_cannot_take_over_people_of_other_places(world: World) -> None:
    for role in ("stranger", "province"):
        answer = send(world.client("admin"), f"nguoi-dung/{world.people[role].pk}/mat-khau/")
        assert answer.status_code == 404


def test_someone_who_also_works_elsewhere_is_nobody_s_alone(world: World) -> None:
    shared = world.people["association"]
    elsewhere = world.people["stranger"].memberships.get().unit
    Membership.objects.create(
        user=shared, unit=elsewhere, role="viewer", from_on=world.hamlets[0].from_on
    )

    answer = send(world.client("admin"), f"nguoi-dung/{shared.pk}/mat-khau/")

    assert answer.status_code == 403


def test_a_role_ends_and_the_person_sees_nothing_more(world: World) -> None:
    hat = world.people["viewer"].memberships.get()

    send(world.client("admin"), f"vai-tro/{hat.pk}/ket-thuc/")

    assert world.client("viewer").get("/dia-ban/").status_code == 404


def test_the_last_administrator_stays(world: World) -> None:
    hat = world.people["admin"].memberships.get()

    client = world.client("admin")
    answer = send(client, f"vai-tro/{hat.pk}/ket-thuc/")

    assert "người quản trị cuối cùng" in body(client.get(answer["Location"]))
    assert Membership.objects.get(pk=hat.pk).to_on is None


def test_a_delegation_has_an_end(world: World) -> None:
    pk = world.people["officer"].pk
    fields = {"unit": world.ubnd.pk, "role": "approver", "title": "Phó Chủ tịch"}

    send(world.client("admin"), f"nguoi-dung/{pk}/vai-tro/", to_on="2025-10-10", **fields)
    late = send(world.client("admin"), f"nguoi-dung/{pk}/vai-tro/", to_on="2025-09-01", **fields)

    hat = Membership.objects.get(user_id=pk, role="approver")
    assert str(hat.to_on) == "2025-10-10"
    assert "từ hôm nay trở đi" in body(late)
