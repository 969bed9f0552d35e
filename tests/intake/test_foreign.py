"""A paper in another language is left as it stands, and says so; garbled Vietnamese is not one."""

import json
from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.intake.actions import Upload, receive
from lantoa.intake.foreign import NOT_VIETNAMESE, is_foreign
from lantoa.intake.reading import read_text
from lantoa.management import read
from tests.intake.letters import OPEN, TRUE
from tests.world import World

ENGLISH = """PEOPLE'S COMMITTEE OF THE DISTRICT
No. 45/PC-CE

Subject: Strengthening communication about dengue fever prevention

The rainy season has brought many mosquitoes to the communes. In order to protect the health of
the people, the committee requests that the communes do the following tasks before 30 October:
1. Organise loudspeaker broadcasts in every hamlet about how to remove standing water.
2. The Women's Union shall visit all households and hand out leaflets.
"""
FRENCH = """Objet : renforcement de la communication sur la prévention de la dengue
La saison des pluies a apporté beaucoup de moustiques dans les communes. Afin de protéger la
santé des habitants, le comité demande aux communes de faire les tâches suivantes :
1. Organiser des émissions par haut-parleur dans chaque hameau.
"""
PAPERS = sorted(OPEN.parent.glob("*/*.txt"))


@pytest.mark.parametrize("text", [ENGLISH, FRENCH], ids=["English", "French"])
def test_another_language_is_not_restored_into_vietnamese(text: str) -> None:
    reading = read_text(text)

    assert is_foreign(text)
    assert not reading.garbled
    assert reading.text.split() == text.replace(" :", ":").split()


def test_no_paper_garbled_or_not_is_taken_for_another_language() -> None:
    assert len(PAPERS) > 100
    assert not [path.name for path in PAPERS if is_foreign(path.read_text("utf-8"))]


def test_an_english_page_behind_a_vietnamese_paper_stays_english() -> None:
    reading = read_text(f"{TRUE}\n\n{ENGLISH}")

    assert "The rainy season has brought many mosquitoes" in reading.text
    assert reading.head.number == "396/UBND-VHXH"


@pytest.mark.django_db
def test_the_page_says_that_it_is_not_vietnamese_and_the_file_is_kept(
    world: World, files: Path
) -> None:
    sent = [Upload("thu.txt", ENGLISH.encode())]
    row = receive(by=world.people["officer"], files=sent, uid=uuid4())

    shown = world.client("officer").get(f"/van-ban/{row.pk}/").content.decode()

    assert NOT_VIETNAMESE in shown
    assert row.pages.count() == 1


def test_the_command_line_says_so_beside_the_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thu.txt").write_text(ENGLISH, "utf-8")

    code = read.main(read.ARGUMENTS.parse_args(["--json", str(tmp_path / "thu.txt")]))

    out, err = capsys.readouterr()
    assert code == 0
    assert "The rainy season has brought" in json.loads(out)["text"]
    assert err.strip() == NOT_VIETNAMESE
