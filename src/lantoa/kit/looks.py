"""How a picture looks, as 64 bits that stay nearly the same when it is made smaller or sent on."""

import io

from PIL import Image

WIDE, HIGH = 9, 8
LEAST_CONTRAST = 12  # steps of grey; a wall or the night sky looks like any other


def look(data: bytes) -> int | None:
    """Return the difference hash of a picture (signed, 64 bits); None for none, or a flat one.

    Each bit says whether a point is lighter than its neighbour (dHash, after N. Krawetz), so that
    two copies of one photo differ in a few bits and two photos in about half.
    """
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.draft("L", (64, 64))
            small = picture.convert("L").resize((WIDE, HIGH), Image.Resampling.BILINEAR)
    except (OSError, ValueError, SyntaxError):
        return None
    grey = small.tobytes()
    if max(grey) - min(grey) < LEAST_CONTRAST:
        return None
    bits = 0
    for row in range(HIGH):
        for column in range(WIDE - 1):
            at = row * WIDE + column
            bits = bits << 1 | (grey[at] > grey[at + 1])
    return bits - 2**64 if bits >= 2**63 else bits
