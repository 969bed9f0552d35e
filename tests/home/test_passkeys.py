"""A device's own key: the challenge counts once, and only its own person adds or takes it away."""

import json
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from lantoa.commune.models import Journal, Passkey
from lantoa.commune.people import reset_password
from lantoa.home import recent
from lantoa.kit import clock

pytestmark = pytest.mark.django_db
PASSWORD = "mật khẩu dài của Bích"
FAKE = json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}})


def key_of(user, name: str = "Máy cũ") -> Passkey:
    return Passkey.objects.create(
        user=user, credential=f"{user.pk} {name}".encode(), public_key=b"k", sign_count=0,
        name=name, made_at=clock.now(),
    )  # fmt: skip


def just_signed_in(world, role: str) -> Client:
    """Return a browser whose person came in a moment ago."""
    client = world.client(role)
    session = client.session
    session[recent.SINCE] = clock.real_now().timestamp()
    session.save()
    return client


def test_what_a_browser_is_asked_names_nobody_and_wants_the_devices_own_check(world):
    client = just_signed_in(world, "officer")

    asked = client.post(reverse("home:passkey_new"))
    sign_in = Client().post(reverse("home:passkey_in"))

    options, way_in = asked.json(), sign_in.json()
    assert options["rp"]["id"] == "testserver"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert len(options["user"]["id"]) == 43
    assert "allowCredentials" not in way_in or way_in["allowCredentials"] == []
    assert options["challenge"] != client.post(reverse("home:passkey_new")).json()["challenge"]


def test_a_made_up_answer_lets_nobody_in_and_its_challenge_is_gone(world):
    client = Client()
    client.post(reverse("home:passkey_in"))

    wrong = client.post(reverse("home:passkey_in"), {"credential": FAKE})
    again = client.post(reverse("home:passkey_in"), {"credential": FAKE})

    assert (wrong.status_code, again.status_code) == (422, 422)
    assert "mật khẩu" in wrong.json()["words"]
    assert "mở đã lâu" in again.json()["words"]
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("said", ["", "không phải JSON", "[]", "{}", '{"rawId": 7}', "null"])
def test_nonsense_is_told_in_words_and_nothing_is_kept(world, said):
    client = just_signed_in(world, "officer")
    client.post(reverse("home:passkey_new"))

    answer = client.post(reverse("home:passkey_new"), {"credential": said or "x", "name": "Máy"})

    assert answer.status_code == 422
    assert not Passkey.objects.exists()


def test_a_screen_left_open_is_not_enough_to_make_a_key(world):
    officer = world.people["officer"]
    officer.set_password(PASSWORD)
    officer.save()
    client = Client()
    client.post(reverse("home:sign_in"), {"username": "officer", "password": PASSWORD})
    session = client.session
    session[recent.SINCE] -= recent.FRESH + 1
    session.save()
    new, page = reverse("home:passkey_new"), client.get(reverse("home:passkeys")).content.decode()

    unsaid = client.post(new)
    wrong = client.post(new, {"password": "đoán mò"})
    right = client.post(new, {"password": PASSWORD})
    then = client.post(new)

    assert 'name="password"' in page
    assert (unsaid.status_code, wrong.status_code) == (422, 422)
    assert "Gõ mật khẩu đang dùng" in unsaid.json()["words"]
    assert "chưa đúng" in wrong.json()["words"]
    assert "challenge" in right.json()
    assert "challenge" in then.json()


def test_who_just_signed_in_is_not_asked_again(world):
    officer = world.people["officer"]
    officer.set_password(PASSWORD)
    officer.save()
    client = Client()

    client.post(reverse("home:sign_in"), {"username": "officer", "password": PASSWORD})

    assert 'name="password"' not in client.get(reverse("home:passkeys")).content.decode()
    assert "challenge" in client.post(reverse("home:passkey_new")).json()


def test_guessing_the_password_for_a_key_is_counted_like_guessing_at_the_entrance(world):
    officer = world.people["officer"]
    officer.set_password(PASSWORD)
    officer.save()
    client, new = world.client("officer"), reverse("home:passkey_new")

    for n in range(settings.AXES_FAILURE_LIMIT):
        client.post(new, {"password": f"đoán {n}"})
    answer = client.post(new, {"password": PASSWORD})

    assert answer.status_code in (403, 429)
    assert "challenge" not in answer.content.decode()


def test_who_came_by_card_adds_no_key_that_would_outlive_the_card(world):
    client = world.client("hamlet")
    session = client.session
    session["card"] = 1
    session.save()
    Passkey.objects.all().delete()

    assert client.post(reverse("home:passkey_new")).status_code in (302, 403)


def test_a_person_takes_their_own_key_away_and_nobody_elses(world):
    mine, other = key_of(world.people["hamlet"]), key_of(world.people["officer"])
    client = world.client("hamlet")

    done = client.post(reverse("home:passkey_off", args=[mine.pk]))
    refused = client.post(reverse("home:passkey_off", args=[other.pk]))

    assert (done.status_code, refused.status_code) == (302, 404)
    assert list(Passkey.objects.all()) == [other]
    assert Journal.objects.filter(verb="user.passkey_removed").count() == 1


def test_the_page_lists_ones_own_keys_only(world):
    key_of(world.people["hamlet"], "Máy của Phiến")
    key_of(world.people["officer"], "Máy của Bích")

    page = world.client("hamlet").get(reverse("home:passkeys")).content.decode()

    assert "Máy của Phiến" in page
    assert "Máy của Bích" not in page


def test_a_new_password_from_the_administrator_ends_the_keys_as_well(world):
    key_of(world.people["hamlet"])

    reset_password(world.people["hamlet"], by=world.people["admin"], uid=uuid4())

    assert not Passkey.objects.exists()


def test_after_a_change_of_ones_own_password_the_keys_that_still_open_are_named(world):
    officer = world.people["officer"]
    officer.set_password("mật khẩu cũ dài")
    officer.save()
    client = world.client("officer")
    key_of(officer)
    new = "một mật khẩu mới, dài"

    answer = client.post(
        reverse("home:password"),
        {"old_password": "mật khẩu cũ dài", "new_password1": new, "new_password2": new},
        follow=True,
    )

    assert "1 khóa của máy vẫn vào được" in answer.content.decode()
    assert Passkey.objects.count() == 1
