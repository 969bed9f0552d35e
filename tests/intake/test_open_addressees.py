"""Who is written to and told nothing: names of one body match, names of others do not."""

import pytest

from tests.intake.letters_made import with_units

TOLD = [
    (["Trạm Y tế xã"], ["Trạm Y tế"]),
    (["Hội Liên hiệp Phụ nữ xã"], ["Hội LHPN xã"]),
    (["Hội Phụ nữ xã"], ["Hội Liên hiệp Phụ nữ xã"]),
    (["Đoàn TNCS Hồ Chí Minh xã"], ["Đoàn Thanh niên xã"]),
    (["Ủy ban MTTQ Việt Nam xã"], ["Ủy ban Mặt trận Tổ quốc Việt Nam xã"]),
    (["Ban Thường trực Ủy ban MTTQ Việt Nam xã"], ["Mặt trận Tổ quốc xã"]),
    (["Các trường học trên địa bàn xã"], ["Hiệu trưởng các trường"]),
    (["Hiệu trưởng các trường Mầm non, Tiểu học, THCS"], ["Các trường học"]),
    (["Trưởng các thôn"], []),
    (["Các thôn"], []),
    (["Trưởng thôn 8 thôn"], []),
    (["Các ban, ngành, đoàn thể xã"], ["Hội Nông dân xã"]),
    (["Các tổ chức chính trị - xã hội xã"], ["Hội Cựu chiến binh xã"]),
    (["Công an xã", "Ban Chỉ huy Quân sự xã"], ["Công an xã, Ban Chỉ huy Quân sự xã"]),
    (["Công an xã, Ban Chỉ huy Quân sự xã"], ["Công an xã", "Ban Chỉ huy Quân sự xã"]),
    (["Các phòng chuyên môn thuộc UBND xã"], ["Phòng Kinh tế"]),
    (["Các phòng, ban, trung tâm thuộc phường"], ["Phòng Kinh tế"]),
    (["Phòng Văn hóa - Xã hội xã"], ["Phòng Văn hóa – Xã hội"]),
    (["Đồng chí Trưởng Công an xã"], ["Công an xã"]),
    (["Giám đốc Trung tâm Phục vụ hành chính công xã"], ["Trung tâm Phục vụ hành chính công"]),
    (["Bí thư chi bộ các thôn"], ["Các chi bộ thôn"]),
    (["Các chi bộ trực thuộc Đảng ủy"], ["Các chi bộ"]),
    (["Các hợp tác xã nông nghiệp trên địa bàn"], ["Các hợp tác xã"]),
    (["Các doanh nghiệp, cơ sở sản xuất trên địa bàn xã"], ["Các doanh nghiệp, cơ sở sản xuất"]),
    (["Chủ tịch Hội Nông dân xã"], ["Hội Nông dân xã"]),
    (["Các cơ quan, đơn vị trên địa bàn xã"], ["Phòng Kinh tế"]),
    (["Thủ trưởng các phòng, ban, ngành"], ["Phòng Kinh tế"]),
    (["Văn phòng HĐND và UBND xã"], ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"]),
    (["Bảo hiểm xã hội cơ sở Bình An"], ["BHXH cơ sở Bình An"]),
    (["Trạm Y tế xã Bình An"], ["Trạm Y tế xã"]),
    (["Các tổ công nghệ số cộng đồng"], ["Tổ công nghệ số cộng đồng các thôn"]),
    (["Ban quản lý các chợ"], ["Ban Quản lý chợ"]),
    (["Ủy ban nhân dân các xã, phường"], ["UBND các xã, phường"]),
    (["Các Sở: Y tế, Nội vụ"], ["Sở Y tế", "Sở Nội vụ"]),
    (["Hạt Kiểm lâm khu vực 3"], ["Hạt Kiểm lâm khu vực"]),
    (["Hội Cựu chiến binh xã"], ["Hội CCB xã"]),
    (["Trung tâm Cung ứng dịch vụ công xã"], ["Trung tâm Cung ứng dịch vụ sự nghiệp công xã"]),
]  # fmt: skip
LEFT = [
    (["Trạm Y tế xã"], []),
    (["Hội Nông dân xã"], ["Hội Phụ nữ xã"]),
    (["Công an xã", "Trạm Y tế xã"], ["Công an xã"]),
    (["Phòng Kinh tế"], ["Phòng Văn hóa - Xã hội"]),
    (["Đồn Biên phòng Bình An"], ["Công an xã"]),
    (["Ban Chỉ huy Quân sự xã"], ["Công an xã"]),
    (["Trung tâm Phục vụ hành chính công xã"], ["Văn phòng HĐND và UBND xã"]),
    (["Các trường học trên địa bàn"], ["Trạm Y tế xã"]),
    (["Ủy ban MTTQ Việt Nam xã"], ["Phòng Kinh tế"]),
    (["Các hợp tác xã nông nghiệp"], ["Hội Nông dân xã"]),
    (["Chùa Bình An"], ["Phòng Văn hóa - Xã hội"]),
    (["Bưu điện xã"], ["Trạm Y tế xã"]),
    (["Ban Quản lý chợ"], ["Phòng Kinh tế"]),
    (["Điện lực khu vực 2"], ["Phòng Kinh tế"]),
    (["Các doanh nghiệp trên địa bàn xã"], ["Phòng Kinh tế"]),
    (["Hạt Kiểm lâm khu vực"], ["Công an xã"]),
    (["Ngân hàng Chính sách xã hội khu vực"], ["Hội Nông dân xã"]),
    (["Hội Người cao tuổi xã"], ["Hội Nông dân xã", "Đoàn Thanh niên xã"]),
    (["Trường THCS Bình An"], ["Trường Tiểu học Bình An"]),
    (["Sở Y tế", "Sở Nội vụ"], ["Sở Y tế"]),
    (["Các Sở: Y tế, Nội vụ, Tài chính"], ["Sở Y tế", "Sở Nội vụ"]),
    (["Các chi bộ trực thuộc"], ["Ban Xây dựng Đảng"]),
    (["Trưởng Công an xã"], ["Trạm Y tế xã"]),
    (["Văn phòng HĐND và UBND xã"], ["Phòng Kinh tế"]),
    (["Báo và Phát thanh, Truyền hình tỉnh"], ["Sở Y tế"]),
    (["Bảo hiểm xã hội cơ sở Bình An"], ["Trạm Y tế xã"]),
    (["Hội Khuyến học xã"], ["Hội Phụ nữ xã"]),
    (["Công ty Môi trường đô thị"], ["Phòng Kinh tế"]),
    (["Các cơ sở kinh doanh dịch vụ ăn uống"], ["Phòng Kinh tế"]),
    (["Ban Quản lý rừng phòng hộ"], ["Hạt Kiểm lâm khu vực"]),
    (["Thuế cơ sở 5"], ["Phòng Kinh tế"]),
]  # fmt: skip
"""Addressees, and who has a duty beside the heads of the hamlets."""


def without_duty(addressees: list[str], told: list[str]) -> list[str]:
    points = with_units(addressees, told).points
    return [point.detail for point in points if point.code == "addressee-without-duty"]


@pytest.mark.parametrize(("addressees", "told"), TOLD)
def test_one_told_by_another_name_or_in_a_group_is_told(
    addressees: list[str], told: list[str]
) -> None:
    assert without_duty(addressees, told) == []


@pytest.mark.parametrize(("addressees", "told"), LEFT)
def test_one_whom_no_duty_names_is_an_open_point(addressees: list[str], told: list[str]) -> None:
    assert len(without_duty(addressees, told)) == 1
