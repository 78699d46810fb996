"""A picture made of rectangles, discs and triangles, and its PNG file by zlib alone."""

from __future__ import annotations

import struct
import zlib
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]


class Canvas:
    """A picture under way: `width` by `height` pixels of RGB, filled with a gradient from the top down."""

    def __init__(self, width: int, height: int, top: Colour, bottom: Colour) -> None:
        self.width, self.height = width, height
        self.rows = [bytearray(bytes(mix(top, bottom, y / height)) * width) for y in range(height)]

    def rect(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """Draw a rectangle; all places are parts (0 to 1) of the width and height."""
        for y in range(int(top * self.height), int(bottom * self.height)):
            self._span(y, left * self.width, right * self.width, colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Draw a disc; `radius` is a part of the height."""
        reach = radius * self.height
        centre = y * self.height
        for line in range(int(centre - reach), int(centre + reach) + 1):
            half = max(0.0, reach * reach - (line - centre) ** 2) ** 0.5
            self._span(line, x * self.width - half, x * self.width + half, colour)

    def wedge(self, peak_x: float, top: float, left: float, right: float, bottom: float, colour: Colour) -> None:
        """Draw a triangle with its peak up."""
        first, last = int(top * self.height), int(bottom * self.height)
        for y in range(first, last):
            part = (y - first) / max(1, last - first)
            self._span(
                y,
                (peak_x + (left - peak_x) * part) * self.width,
                (peak_x + (right - peak_x) * part) * self.width,
                colour,
            )

    def _span(self, y: int, start: float, end: float, colour: Colour) -> None:
        left, right = max(0, int(start)), min(self.width, int(end))
        if 0 <= y < self.height and right > left:
            self.rows[y][left * 3 : right * 3] = bytes(colour) * (right - left)

    def png(self) -> bytes:
        """Give the picture as a PNG file."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        packed = zlib.compress(b"".join(b"\0" + row for row in self.rows), 9)
        return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def mix(one: Colour, other: Colour, part: float) -> Colour:
    """Give the colour between two others; `part` is 0 for the first and 1 for the second."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
