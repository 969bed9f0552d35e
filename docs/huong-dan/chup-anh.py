"""Take the guides' pictures again from a running demo: chup-anh.py [ADDRESS] [CHROMIUM]."""

import io
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent / "anh"
ADDRESS = "http://127.0.0.1:8000"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = (1280, 760), (390, 780)
COLOURS, MOST_BYTES = 96, 120 * 1024

OFFICER, LEADER, HEAD, OPERATOR, ADMIN = (
    "Lộc Thị Bích",
    "Vương Đức Lâm",
    "Hoàng Văn Phiến",
    "Bế Văn Hưng",
    "Nông Đức Kiên",
)


def stay(_: Page) -> None:
    """Take the page as it opens."""


def link(name: str) -> Callable[[Page], None]:
    """Return a step that follows the first link with this name."""
    return lambda page: page.get_by_role("link", name=name).first.click()


def down_to(words: str) -> Callable[[Page], None]:
    """Return a step that brings the element with these words to the top of the picture."""
    return lambda page: page.get_by_text(words, exact=True).first.evaluate(
        "one => window.scrollTo(0, one.getBoundingClientRect().top + window.scrollY - 16)"
    )


def both(*steps: Callable[[Page], None]) -> Callable[[Page], None]:
    """Return the steps as one, each after the page of the one before has come."""

    def walk(page: Page) -> None:
        for step in steps:
            step(page)
            page.wait_for_load_state("networkidle")

    return walk


@dataclass(frozen=True)
class Shot:
    """One picture: its file, who sees it, where it begins, what is done before it is taken."""

    name: str
    who: str
    path: str
    size: tuple[int, int] = DESK
    before: Callable[[Page], None] = stay


CAMPAIGN = link("Tuyên truyền thực hiện")
SHOTS = (
    Shot("can-bo-ban-lam-viec", OFFICER, "/"),
    Shot("can-bo-soat-van-ban", OFFICER, "/van-ban/", DESK, link("396/UBND-VHXH")),
    Shot("can-bo-dot", OFFICER, "/dot/", DESK, CAMPAIGN),
    Shot("can-bo-bao-cao", OFFICER, "/bao-cao/"),
    Shot("tiep-can-bang", OFFICER, "/tiep-can/", (1280, 1180)),
    Shot("tiep-can-di", HEAD, "/tiep-can/", PHONE, link("Danh sách hộ cần đến")),
    Shot("thon-trang-dau", HEAD, "/", PHONE),
    Shot(
        "thon-ghi-viec", HEAD, "/", PHONE, both(link("Treo băng rôn"), down_to("Số băng rôn, pano"))
    ),
    Shot("thon-can-xa-giup", HEAD, "/", PHONE, link("Cần xã giúp")),
    Shot("duyet-ban-lam-viec", LEADER, "/"),
    Shot("duyet-ca-tuan", LEADER, "/noi-dung/duyet/"),
    Shot("duyet-dien-thoai", LEADER, "/noi-dung/duyet/", PHONE),
    Shot("loa-trang-dau", OPERATOR, "/", PHONE),
    Shot("loa-buoi-phat", OPERATOR, "/hoat-dong/phat-thanh/", PHONE, down_to("Các buổi phát")),
    Shot("loa-diem", OPERATOR, "/hoat-dong/diem/", PHONE, down_to("Đài truyền thanh cơ sở xã")),
    Shot("quan-tri-thon", ADMIN, "/dia-ban/"),
    Shot(
        "quan-tri-ho",
        ADMIN,
        "/dia-ban/",
        DESK,
        both(link("thôn Đồng Trám"), down_to("Tải danh sách")),
    ),
    Shot("quan-tri-nguoi", ADMIN, "/dia-ban/nguoi-dung/moi/"),
)


@contextmanager
def entered(browser: Browser, address: str, shot: Shot) -> Iterator[Page]:
    """Give a page where the person of the shot has come in by the demo's button."""
    wide, high = shot.size
    context = browser.new_context(
        base_url=address, locale="vi-VN", viewport={"width": wide, "height": high}
    )
    page = context.new_page()
    page.goto("/dang-nhap/")
    page.locator("li", has_text=shot.who).get_by_role("button").click()
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def save(png: bytes, to: Path) -> None:
    """Write the picture with few colours; raise if it is still too heavy for a guide."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(to, optimize=True)
    if to.stat().st_size > MOST_BYTES:
        raise ValueError(f"{to.name}: {to.stat().st_size // 1024} KB")


def main(address: str = ADDRESS, chromium: str | None = None) -> None:
    """Take every picture and say which."""
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=chromium or shutil.which("chromium"),
            args=SWITCHES,
        )
        for shot in SHOTS:
            with entered(browser, address, shot) as page:
                page.goto(shot.path)
                shot.before(page)
                page.wait_for_load_state("networkidle")
                save(page.screenshot(), HERE / f"{shot.name}.png")
                print(shot.name)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
