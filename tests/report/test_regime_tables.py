"""Duties to report leave as the table that brings them in; their paper is named in it."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from lantoa.commune.models import Unit
from lantoa.kit.errors import Unfit
from lantoa.report import actions, regime_lists
from lantoa.report.models import Regime
from lantoa.report.terms import Terms
from tests.report.test_building import come_in, row, table

pytestmark = pytest.mark.django_db


def read(**changes):
    data = table(row(**changes)).read()
    return regime_lists.read(data, regime_lists.names_of({}))[0]


@pytest.mark.parametrize(
    ("word", "code"),
    [("", ""), ("Văn bản của Đảng", "dang"), ("văn bản của đảng (chờ xác nhận)", "dang"),
     ("mttq", "mttq"), ("Giấy của thôn, bản, khu phố", "thon")],
)  # fmt: skip
def test_the_family_of_the_paper_is_named_as_on_the_page(word, code):
    assert read(**{"Mẫu giấy": word}).paper == code


def test_a_family_that_is_none_is_told_with_those_there_are():
    with pytest.raises(regime_lists.BadRegimes) as error:
        read(**{"Mẫu giấy": "Giấy A4"})

    assert "Văn bản của Đoàn Thanh niên" in error.value.rows[0][1]


def test_four_rows_to_mend_are_counted_as_four(world, campaign):
    rows = [row(**{"Kỳ": f"lúc {n}"}) for n in range(4)]

    said = come_in(world, campaign, table(*rows)).text

    assert "4 dòng cần sửa" in said
    assert "Còn 1 chỗ" not in said
    assert said.index("4 dòng cần sửa") < said.index("lúc 0")


def test_what_leaves_comes_in_again_as_it_was(world, campaign):
    Regime.objects.filter(campaign=campaign).update(stopped_on="2025-09-01")
    hamlet = world.boards[0]
    terms = Terms("Báo cáo của Đảng ủy", "unit", "weekly", "Tỉnh ủy", units=(hamlet.pk,),
                  indicators=("leaflet_copies",), typed=(("Số chi bộ", "chi bộ"),),
                  parts=("Việc nổi bật",), paper="dang", basis=("Theo A", "Theo B"))  # fmt: skip
    actions.make_regimes(campaign, [terms], by=world.people["officer"], uid=uuid4())

    address = f"{reverse('report:regimes_xlsx')}?dot={campaign.pk}"
    data = world.client("officer").get(address).content
    units = {str(unit): unit.pk for unit in Unit.objects.all()}
    found = regime_lists.read(data, regime_lists.names_of(units))
    seen = come_in(world, campaign, SimpleUploadedFile("a.xlsx", data))

    assert len(load_workbook(BytesIO(data)).active["A"]) == 2
    assert [(one.paper, one.units, one.typed, one.parts, one.basis) for one in found] == [
        (terms.paper, terms.units, terms.typed, terms.parts, terms.basis)
    ]
    assert (found[0].every, found[0].indicators) == (terms.every, terms.indicators)
    assert len(seen.context["rows"]) == 1


def test_questions_difficulties_and_what_was_stopped_do_not_leave(world, campaign):
    address = f"{reverse('report:regimes_xlsx')}?dot={campaign.pk}"

    book = load_workbook(BytesIO(world.client("officer").get(address).content))

    kinds = {cell.value for cell in book.active["F"][1:]}
    assert kinds == {"hằng tháng"}


def test_a_table_of_formulas_is_still_refused():
    with pytest.raises(Unfit):
        read(**{"Mẫu giấy": "=1+1"})
