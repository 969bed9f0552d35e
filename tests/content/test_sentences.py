"""A directive's own sentences: unwrapped, chosen for people, never garbled."""

from lantoa.content.rules import mentions, reads_clean
from lantoa.content.sentences import body_sentences, for_people
from lantoa.content.spelling import misspelt, spells
from tests.content.letters import DATA


def text(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def test_printed_lines_become_whole_sentences_without_numbers() -> None:
    found = body_sentences(text("03.txt"))

    assert "Lao động trên lồng bè phải lên bờ trước 16 giờ 00 ngày 28/8/2025." in found
    assert not any(sentence[0].isdigit() or sentence.startswith("-") for sentence in found)


def test_head_addressees_headings_and_recipients_are_no_sentences() -> None:
    found = " ".join(body_sentences(text("05.txt")) + body_sentences(text("02.txt")))

    for part in ("Kính gửi", "Nơi nhận", "CỘNG HÒA", "Căn cứ", "Lưu: VT", "HÌNH THỨC", "V/v"):
        assert part not in found


def test_what_offices_owe_each_other_is_not_for_people() -> None:
    chosen = " ".join(for_people(body_sentences(text("05.txt"))))

    assert "từng hộ lật úp vật chứa nước" in chosen
    assert "gửi số liệu về Sở Y tế" not in chosen
    assert "khai báo ca bệnh" not in chosen


def test_for_people_stays_within_its_words_and_keeps_the_order() -> None:
    sentences = body_sentences(text("03.txt"))

    chosen = for_people(sentences, words=60)

    assert sum(len(sentence.split()) for sentence in chosen) <= 60
    assert chosen == [sentence for sentence in sentences if sentence in chosen]


def test_text_recognised_with_the_wrong_letters_gives_no_sentence() -> None:
    garbled = list(DATA.glob("*.eng.txt"))

    assert len(garbled) >= 7
    assert all(body_sentences(path.read_text(encoding="utf-8")) == () for path in garbled)


def test_every_true_sentence_of_the_true_letters_reads_clean() -> None:
    for name in ("01", "02", "03", "04", "05", "06", "396-UBND-VHXH"):
        assert len(body_sentences(text(f"{name}.txt"))) >= 10, name
    assert reads_clean("Họp thôn")
    assert not reads_clean("Céc don vi su nghiép thudc x3")


def test_a_lone_word_must_keep_its_marks_but_a_phrase_may_lose_them() -> None:
    assert mentions("ứng phó bão số 6", "bão")
    assert not mentions("chế độ báo cáo", "bão")
    assert mentions("phong trao Binh dan hoc vu s6", "Bình dân học vụ số")


def test_a_title_with_one_misread_word_is_not_spotless() -> None:
    for title in (
        "Quan điểm, mục tiêu, nhiệm vụ của Nghị quyết 57-NQ/TW",
        "Phong trào “Bình dân học vụ số”",
        "Tuyên truyền cao điểm Ngày Chuyển đổi số quốc gia (10/10)",
    ):
        assert spells(title), title
    for title in (
        "Géc nho chợ ngirdi lên tudi",
        "Phién chg dịch vụ công",
        "Tuần lễ “Phu@ng không tiền mặt”",
        "Việc tốt, cách làm hay 6 bản",
    ):
        assert not spells(title), title


def test_nearly_every_word_of_true_letters_is_a_syllable_and_every_fifth_garbled_one_is_not() -> (
    None
):
    for path in sorted(DATA.glob("*.txt")):
        words = path.read_text(encoding="utf-8").split()
        share = len(misspelt(" ".join(words))) / len(words)
        assert share > 0.15 if ".eng" in path.name else share < 0.05, (path.name, share)
