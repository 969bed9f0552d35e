"""Drafts follow the directive: its theme, its own sentences, its numbers, days and headings."""

from dataclasses import replace
from datetime import date

import pytest

from lantoa.content.compose import Draft, compose
from lantoa.content.library import shelf
from lantoa.content.rules import AIRED, blanks, reads_clean, word_count
from lantoa.content.source import MarkedDay, PillarText, Source
from tests.content.letters import PEAK, dengue, digital, letter

RESOLUTION_57 = ("57-NQ", "Nghị quyết 57", "chuyển đổi số", "VNeID", "Bình dân học vụ")


def drafts(source: Source) -> tuple[Draft, ...]:
    return compose(source, shelf())


def one(found: tuple[Draft, ...], key: str) -> Draft:
    return next(draft for draft in found if draft.key == key)


def everything(found: tuple[Draft, ...]) -> str:
    return "\n".join(f"{draft.title}\n{draft.body}" for draft in found)


def test_a_directive_about_dengue_gives_drafts_without_a_word_of_resolution_57() -> None:
    found = drafts(dengue())

    own = [draft for draft in found if draft.source == "directive"]
    assert {"bulletin", "notice", "slogan", "zalo", "outline"} <= {draft.kind for draft in own}
    assert "lật úp vật chứa nước, thả cá bảy màu" in one(found, "chung/tin").body
    assert "từ ngày 26/7/2025 đến ngày 16/8/2025" in one(found, "chung/tin").body
    assert "“Sáng thứ Bảy không lăng quăng”" in one(found, "chung/phong-trao").title
    assert not any(word in everything(found) for word in RESOLUTION_57)


@pytest.mark.parametrize(
    ("name", "theme", "own_words"),
    [
        ("03", "thien-tai", "phải lên bờ trước 16 giờ 00 ngày 28/8/2025"),
        ("04", "phong-chay", "mỗi hộ mở lối thoát thứ hai, trang bị bình chữa cháy"),
    ],
)
def test_storm_and_fire_directives_give_their_own_words_and_their_theme(
    name: str, theme: str, own_words: str
) -> None:
    found = drafts(letter(name, place="xã Nà Lau"))

    assert own_words in one(found, "chung/tin").body
    themes = {draft.key.partition("/")[0] for draft in found}
    assert themes == {theme, "chung"}
    assert not any(word in everything(found) for word in RESOLUTION_57)


def test_a_directive_without_a_theme_still_gives_drafts_from_its_own_sentences() -> None:
    source = Source(
        kind="công văn",
        number="12/UBND-KT",
        issuer="UBND xã Nà Lau",
        place="xã Nà Lau",
        subject="tiêm phòng vắc xin cho đàn trâu, bò vụ thu",
        text="Mỗi hộ nhốt trâu, bò tại chuồng vào buổi sáng ngày tiêm.\n"
        "Các hộ có gia súc mới mua phải báo trưởng thôn trước khi nhập đàn.",
    )

    found = drafts(source)

    assert {draft.source for draft in found} == {"directive"}
    assert "phải báo trưởng thôn trước khi nhập đàn" in one(found, "chung/tin").body
    assert one(found, "chung/khau-hieu").title.startswith("Cả xã ta cùng chung tay: tiêm phòng")


def test_the_letter_gives_about_twelve_items_to_air_over_all_its_headings() -> None:
    found = drafts(digital())

    aired = [draft for draft in found if draft.kind in AIRED and not blanks(draft.body)]
    assert len(aired) >= 10
    assert {ref for draft in aired for ref in draft.pillars} == {"2.1", "2.2", "2.3", "2.4"}
    assert len({draft.kind for draft in found}) >= 8


def test_items_go_to_headings_by_their_meaning_whatever_number_these_carry() -> None:
    source = digital()
    renumbered = replace(
        source, pillars=tuple(replace(p, ref=f"III.{n}") for n, p in enumerate(source.pillars))
    )

    before = {draft.key: draft.pillars for draft in drafts(source)}
    after = {draft.key: draft.pillars for draft in drafts(renumbered)}

    names = dict(
        zip(["2.1", "2.2", "2.3", "2.4"], ["III.0", "III.1", "III.2", "III.3"], strict=True)
    )
    assert after == {key: tuple(names[ref] for ref in refs) for key, refs in before.items()}


def test_number_issuer_and_peak_follow_the_directive() -> None:
    moved = tuple(replace(p, title=p.title.replace("10/10", "20/11")) for p in digital().pillars)
    source = replace(
        digital(),
        pillars=moved,
        days=(),
        number="77/UBND-VX",
        issuer="UBND xã Nà Lau",
        issued_on=date(2025, 11, 3),
        place="xã Nà Lau",
        peaks=(MarkedDay(date(2025, 11, 20), "Ngày Chuyển đổi số quốc gia"),),
    )

    found = drafts(source)

    article = one(found, "chuyen-doi-so/viec-tu-nay-den-cuoi-nam")
    assert "công văn số 77/UBND-VX ngày 3/11/2025 của UBND xã Nà Lau" in article.body
    banner = one(found, "chuyen-doi-so/bang-ron-ngay-chuyen-doi-so")
    assert banner.title == "Nhiệt liệt hưởng ứng Ngày Chuyển đổi số quốc gia 20/11!"
    assert not any(word in everything(found) for word in ("10/10", "396", "Hữu Lũng"))


def test_a_directive_without_a_peak_gets_no_item_about_one() -> None:
    found = drafts(replace(digital(), peaks=()))

    assert not any(draft.kind == "banner" for draft in found)


def test_garbled_sentences_enter_no_item() -> None:
    source = digital()
    garbled = replace(
        source,
        pillars=(
            *source.pillars,
            PillarText("2.5", "Giữ gìn đường làng", "Céc thon té chire don duong lang.", True),
            PillarText("2.6", "Trồng cây xanh", "Céc thon té chirc trong cay xanh quanh nha."),
        ),
    )

    found = drafts(garbled)

    assert all(reads_clean(draft.body) for draft in found)
    assert not any({"2.5", "2.6"} & set(draft.pillars) for draft in found)
    assert not any(draft.key == "chung/tin" for draft in found)


def test_words_repaired_in_a_garbled_letter_may_be_wrong_so_no_sentence_of_it_enters_an_item() -> (
    None
):
    repaired = replace(
        dengue(), garbled=True, issuer="Sở Y tế tỉnh Nam Lit", subject="khan trương diệt lang quăng"
    )
    true = drafts(dengue())

    found = drafts(repaired)

    assert one(true, "chung/tin")
    assert {draft.key.partition("/")[0] for draft in found} == {"sot-xuat-huyet", "chung"}
    assert not any(draft.key in ("chung/tin", "chung/zalo") for draft in found)
    assert not any(word in everything(found) for word in ("Nam Lit", "khan trương", "cá bảy màu"))


def test_a_heading_that_no_theme_serves_gets_a_bulletin_from_its_own_sentences() -> None:
    heading = PillarText(
        "2.5", "Giữ gìn đường làng", "Mỗi gia đình quét dọn đoạn đường trước nhà vào sáng Chủ nhật."
    )
    source = letter("396-UBND-VHXH", place="xã Hữu Lũng", peaks=(PEAK,))

    found = drafts(replace(source, pillars=(*source.pillars, heading)))

    draft = one(found, "chung/tung-noi-dung/2.5")
    assert draft.pillars == ("2.5",)
    assert "quét dọn đoạn đường trước nhà vào sáng Chủ nhật" in draft.body


def test_a_day_is_said_once_and_a_day_between_offices_not_at_all() -> None:
    printed = "Đợt 1 làm đồng loạt từ ngày 26/7/2025 đến ngày 16/8/2025"
    days = (
        MarkedDay(date(2025, 7, 25), "biên soạn thông điệp gửi các đài truyền thanh trước 25/7"),
        MarkedDay(date(2025, 7, 26), printed),
        MarkedDay(date(2025, 8, 16), printed),
        MarkedDay(date(2025, 8, 20), "tổng kết, trao giấy khen"),
        MarkedDay(date(2025, 8, 31), "hoàn thành trước ngày 31/8/2025"),
    )

    body = one(drafts(replace(dengue(), days=days)), "chung/tin").body

    assert body.count("từ ngày 26/7/2025") == 1
    assert "Ngày 20/8/2025: tổng kết, trao giấy khen" in body
    assert "25/7" not in body
    assert "hoàn thành trước" not in body


def test_what_a_directive_leaves_out_leaves_no_hole_in_the_text() -> None:
    for source in (dengue(), digital(), Source(), letter("06", place="xã Hòa Lộc Đông")):
        for draft in drafts(source):
            assert "{" not in draft.title + draft.body
            assert "\n\n\n" not in draft.body


def test_composing_again_gives_the_same_drafts_under_the_same_keys() -> None:
    found = drafts(digital())

    assert drafts(digital()) == found
    assert len({draft.key for draft in found}) == len(found)


def test_a_bulletin_is_long_enough_to_say_something_and_short_enough_to_be_heard() -> None:
    for name in ("01", "02", "03", "04", "05", "06"):
        for draft in drafts(letter(name, place="xã Nà Lau")):
            if draft.kind == "bulletin":
                assert 100 <= word_count(draft.body) <= 350, (name, draft.key)
