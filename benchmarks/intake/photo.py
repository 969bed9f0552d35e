"""A page photographed by hand: a table underneath, a slant, a shadow, warm light, noise, JPEG."""

import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
WIDE, HIGH = 1800, 2400


def photographed(page: Image.Image, rng: np.random.Generator, turn: int = 0) -> Image.Image:
    """Return a photo of the page, 1800 × 2400, as a phone sends it over Zalo.

    Each corner is moved by up to 5 % of the side; a soft shadow of hand and phone takes up to
    half of the light; `turn` is the number of quarter turns of the camera.
    """
    sheet = np.asarray(page.convert("RGB"))
    height, width = sheet.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    frame = np.array([[0.06, 0.05], [0.94, 0.05], [0.94, 0.95], [0.06, 0.95]])
    there = (frame + rng.uniform(-0.045, 0.045, (4, 2))) * (WIDE, HIGH)
    lens = cv2.getPerspectiveTransform(flat, there.astype(np.float32))
    seen = cv2.warpPerspective(sheet, lens, (WIDE, HIGH), flags=cv2.INTER_AREA)
    inside = cv2.warpPerspective(np.full((height, width), 255, np.uint8), lens, (WIDE, HIGH))
    photo = np.where(inside[..., None] > 127, seen, _table(rng)).astype(np.float32)
    photo *= _light(rng)[..., None] * np.array([1.0, 0.96, rng.uniform(0.82, 0.92)])
    photo = cv2.GaussianBlur(photo, (0, 0), rng.uniform(0.5, 0.9))
    photo += rng.normal(0, rng.uniform(3, 6), photo.shape)
    done = np.rot90(np.clip(photo, 0, 255).astype(np.uint8), turn)
    kept = io.BytesIO()
    Image.fromarray(done).save(kept, "JPEG", quality=int(rng.integers(68, 82)))
    return Image.open(kept)


def _table(rng: np.random.Generator) -> NDArray[np.float32]:
    """Return a wooden table: brown, with streaks along it."""
    streaks = cv2.GaussianBlur(rng.normal(0, 60, (HIGH, 1)).astype(np.float32), (1, 31), 0)
    wood = np.array([120, 84, 56]) * rng.uniform(0.7, 1.3)
    grain: NDArray[np.float32] = (wood + np.repeat(streaks, WIDE, axis=1)[..., None]).astype("f4")
    return grain


def _light(rng: np.random.Generator) -> NDArray[np.float32]:
    """Return the light: falling off to one side, and one soft shadow from an edge."""
    x, y = np.meshgrid(np.linspace(0, 1, WIDE), np.linspace(0, 1, HIGH))
    angle, edge = rng.uniform(0, 2 * np.pi, 2)
    slope = 0.85 - 0.2 * ((x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle))
    into = (x - 0.5) * np.cos(edge) + (y - 0.5) * np.sin(edge) - rng.uniform(0.0, 0.3)
    shadow = 1 - rng.uniform(0.25, 0.5) / (1 + np.exp(-into / 0.03))
    light: NDArray[np.float32] = (slope * shadow).astype("f4")
    return light
