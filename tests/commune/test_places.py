"""The national list of places, held to a second source."""

import json
import unicodedata
from pathlib import Path

import pytest
from vietnam_provinces import NESTED_DIVISIONS_JSON_PATH

from lantoa.commune.models import Place
from lantoa.commune.places import found, listed


def test_the_list_holds_34_provinces_and_3321_communes_with_clean_names() -> None:
    rows = list(listed())

    assert sum(row.kind == "province" for row in rows) == 34
    assert sum(row.kind == "commune" for row in rows) == 3321
    assert len({row.code for row in rows}) == len(rows)
    for row in rows:
        assert row.name == unicodedata.normalize("NFC", row.name).strip()
        assert len(row.code) == (2 if row.kind == "province" else 5)


def test_every_code_and_name_agrees_with_the_package_it_was_taken_from() -> None:
    text = Path(NESTED_DIVISIONS_JSON_PATH).read_text(encoding="utf-8")
    known = {}
    for province in json.loads(text):
        known[f"{province['code']:02d}"] = province["name"]
        known |= {f"{ward['code']:05d}": ward["name"] for ward in province["wards"]}

    for row in listed():
        name = unicodedata.normalize("NFC", known[row.code])
        assert " ".join(name.split()).endswith(row.name)
    assert set(known) == {row.code for row in listed()}


def test_a_commune_is_found_by_code_and_by_name_without_marks() -> None:
    assert [place.code for place in found("06385")] == ["06385"]
    assert "06385" in [place.code for place in found("xa huu lung")]
    assert found("Xã Không Có Thật") == []


@pytest.mark.django_db
def test_the_whole_list_stands_in_a_new_database() -> None:
    assert Place.objects.filter(kind=Place.PROVINCE).count() == 34
    assert Place.objects.filter(kind=Place.COMMUNE).count() == 3321
    commune = Place.objects.select_related("parent").get(code="06385")
    assert commune.parent is not None
    assert commune.path == f"/{commune.parent.code}/06385/"
