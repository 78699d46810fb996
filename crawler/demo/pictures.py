"""The scenes that the demo's pictures show: small, flat, each a little different."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from crawler.demo.canvas import Canvas, mix
from crawler.demo.draw import Draw

WHITE, INK, GOLD = (250, 250, 246), (52, 58, 70), (240, 196, 64)
CROWD = ((74, 62, 58), (58, 70, 92), (96, 72, 60), (46, 52, 60))
AWNINGS = ((200, 60, 56), (236, 170, 60), (60, 130, 100), (60, 100, 170))


@lru_cache(maxsize=512)
def draw_picture(scene: str, width: int, height: int, key: str) -> bytes:
    """Draw a scene as PNG; `key` varies it."""
    return SCENES[scene](width, height, Draw("picture", key)).png()


def _outdoors(width: int, height: int, draw: Draw) -> Canvas:
    sky = draw.pick(
        (((120, 180, 226), (226, 240, 248)), ((246, 190, 130), (252, 236, 206)), ((150, 200, 214), (240, 246, 236)))
    )
    canvas = Canvas(width, height, *sky)
    canvas.disc(0.15 + draw.below(7) / 10, 0.2, 0.08, (255, 240, 190))
    return canvas


def _hall(width: int, height: int, draw: Draw) -> Canvas:
    canvas = Canvas(width, height, draw.pick(((150, 34, 40), (34, 70, 128), (126, 40, 62))), (92, 24, 32))
    canvas.rect(0.12, 0.1, 0.88, 0.34, WHITE)
    for line in range(3):
        canvas.rect(
            0.2 + line * 0.03,
            0.15 + line * 0.06,
            0.8 - line * 0.03,
            0.18 + line * 0.06,
            draw.pick(((190, 40, 44), (40, 84, 150))),
        )
    canvas.rect(0, 0.66, 1, 1, (146, 104, 70))
    stand = 0.2 + draw.below(5) / 10
    canvas.disc(stand + 0.06, 0.45, 0.055, (226, 184, 150))
    canvas.rect(stand + 0.02, 0.5, stand + 0.1, 0.62, INK)
    canvas.rect(stand, 0.58, stand + 0.12, 0.76, (120, 78, 44))
    for seat in range(9):
        canvas.disc(0.06 + seat * 0.11, 0.9, 0.07, draw.pick(CROWD))
        canvas.rect(0.02 + seat * 0.11, 0.95, 0.1 + seat * 0.11, 1, draw.pick(CROWD))
    return canvas


def _river(width: int, height: int, draw: Draw) -> Canvas:
    canvas = _outdoors(width, height, draw)
    canvas.rect(0, 0.52, 1, 0.6, (70, 128, 84))
    for line in range(40):
        canvas.rect(
            0, 0.6 + line * 0.01, 1, 0.61 + line * 0.01 + 0.002, mix((110, 170, 190), (54, 104, 130), line / 40)
        )
    for palm in range(3 + draw.below(4)):
        x = 0.06 + palm * 0.16 + draw.below(5) / 100
        canvas.rect(x, 0.32, x + 0.012, 0.58, (110, 84, 58))
        for leaf in (-0.05, -0.02, 0.02, 0.05):
            canvas.wedge(x + 0.006, 0.26, x + leaf - 0.02, x + leaf + 0.03, 0.36 + abs(leaf), (48, 112, 70))
    canvas.rect(0.55, 0.76, 0.83, 0.8, (120, 76, 48))
    canvas.wedge(0.68, 0.6, 0.6, 0.78, 0.76, (236, 220, 180))
    return canvas


def _factory(width: int, height: int, draw: Draw) -> Canvas:
    canvas = _outdoors(width, height, draw)
    canvas.rect(0, 0.78, 1, 1, (150, 156, 150))
    wall = draw.pick(((222, 214, 196), (196, 210, 220), (228, 206, 184)))
    for hall in range(4):
        left = 0.08 + hall * 0.2
        canvas.wedge(left + 0.2, 0.38, left, left + 0.2, 0.5, (120, 70, 60))
        canvas.rect(left, 0.5, left + 0.2, 0.78, wall)
        canvas.rect(left + 0.05, 0.58, left + 0.15, 0.66, (96, 140, 170))
    for pipe in range(1 + draw.below(3)):
        canvas.rect(0.74 + pipe * 0.07, 0.2, 0.77 + pipe * 0.07, 0.5, (170, 84, 70))
    canvas.rect(0, 0.86, 1, 0.9, (110, 114, 112))
    return canvas


def _market(width: int, height: int, draw: Draw) -> Canvas:
    canvas = _outdoors(width, height, draw)
    canvas.rect(0, 0.72, 1, 1, (196, 178, 150))
    for stall in range(5):
        left = stall * 0.2
        canvas.wedge(left + 0.1, 0.28, left, left + 0.2, 0.44, AWNINGS[(stall + draw.below(2)) % 4])
        canvas.rect(left + 0.02, 0.44, left + 0.18, 0.7, (240, 228, 206))
        canvas.rect(left + 0.02, 0.62, left + 0.18, 0.76, (140, 98, 62))
        for heap in range(4):
            canvas.disc(
                left + 0.045 + heap * 0.037,
                0.6,
                0.028,
                draw.pick(((220, 90, 60), (96, 150, 70), (230, 180, 70), (130, 92, 60))),
            )
    return canvas


def _fair(width: int, height: int, draw: Draw) -> Canvas:
    canvas = _market(width, height, draw)
    canvas.rect(0.1, 0.06, 0.9, 0.2, (186, 36, 44))
    canvas.rect(0.18, 0.1, 0.82, 0.16, GOLD)
    for guest in range(7):
        x = 0.08 + guest * 0.14
        canvas.disc(x, 0.82, 0.04, (226, 184, 150))
        canvas.rect(x - 0.03, 0.86, x + 0.03, 1, draw.pick(CROWD))
    return canvas


def _power(width: int, height: int, draw: Draw) -> Canvas:
    canvas = _outdoors(width, height, draw)
    canvas.wedge(0.3, 0.62, -0.2, 0.9, 0.82, (106, 150, 96))
    canvas.rect(0, 0.8, 1, 1, (126, 166, 92))
    for tower in range(3):
        x = 0.18 + tower * 0.3
        canvas.wedge(x, 0.16, x - 0.06, x + 0.06, 0.84, (110, 118, 128))
        for arm in (0.28, 0.4):
            canvas.rect(x - 0.07, arm, x + 0.07, arm + 0.015, (90, 98, 108))
    for wire in (0.29, 0.41):
        canvas.rect(0, wire, 1, wire + 0.004, (70, 76, 84))
    return canvas


def _solar(width: int, height: int, draw: Draw) -> Canvas:
    canvas = _outdoors(width, height, draw)
    canvas.rect(0, 0.6, 1, 1, (134, 170, 104))
    for row in range(3):
        for column in range(5):
            left, top = 0.05 + column * 0.18 + row * 0.02, 0.48 + row * 0.16
            canvas.rect(left, top, left + 0.16, top + 0.1, (38, 66, 118))
            canvas.rect(left, top + 0.045, left + 0.16, top + 0.055, (150, 180, 214))
            canvas.rect(left + 0.075, top + 0.1, left + 0.085, top + 0.14, (96, 100, 104))
    return canvas


SCENES: dict[str, Callable[[int, int, Draw], Canvas]] = {
    "hall": _hall, "river": _river, "factory": _factory, "market": _market, "fair": _fair, "power": _power,
    "solar": _solar,
}  # fmt: skip
