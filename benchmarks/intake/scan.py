"""Make a page look as if an office machine had scanned it: turned, blurred, noisy, stamped."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

RED, BLUE = (214, 48, 60), (38, 82, 180)


def scanned(
    page: Image.Image, rng: np.random.Generator, seal_at: tuple[float, float] | None
) -> Image.Image:
    """Return `page` (RGB, 200 dpi) as scanned; `seal_at` is the middle of the seal in pixels."""
    if seal_at is not None:
        page = _stamped(page, rng, seal_at)
    angle = float(rng.uniform(-0.7, 0.7))
    page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    page = page.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.5, 0.9))))
    light = np.asarray(page, dtype=np.float32)
    light = light * 0.86 + 33  # ink is grey, paper nearly white
    noise = rng.normal(0, rng.uniform(2.5, 4.5), light.shape[:2])[..., None]
    shade = np.linspace(0, rng.uniform(-5, 1), light.shape[0])[:, None, None]
    light = light + noise + shade
    specks = rng.random(light.shape[:2]) < 0.00004
    light[specks] = rng.uniform(60, 160)
    return Image.fromarray(np.clip(light, 0, 255).astype(np.uint8))


def _stamped(page: Image.Image, rng: np.random.Generator, at: tuple[float, float]) -> Image.Image:
    layer = Image.new("RGBA", page.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    x, y = at
    red, blue = (*RED, 165), (*BLUE, 190)
    for radius, stroke in ((139, 7), (98, 5)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=red, width=stroke)
    points = [
        (x + 60 * math.sin(i * 4 * math.pi / 5), y - 60 * math.cos(i * 4 * math.pi / 5))
        for i in range(6)
    ]
    draw.line(points, fill=red, width=6, joint="curve")
    start, swing = rng.uniform(40, 80), rng.uniform(18, 40)
    hand = [
        (x + start + t * 2.4, y + 10 + swing * math.sin(t / 14) * (1 - t / 160)) for t in range(100)
    ]
    draw.line(hand, fill=blue, width=5, joint="curve")
    return Image.alpha_composite(page.convert("RGBA"), layer).convert("RGB")
