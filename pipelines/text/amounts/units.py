"""Units of measure and what else is counted, each with what pages print for it. A line may be added anywhere.

Codes are those of the Unified Code for Units of Measure (UCUM, ucum.org): "m2", "har" for a hectare, "dt" for a tạ (a
tenth of a tonne). What is counted stands in braces, as that code wants it: "{person}". Left out is what has other
meanings or differs between provinces ("mẫu", "công", "khối", "l"), and spans of time.
"""

from __future__ import annotations

SYMBOLS: dict[str, tuple[str, ...]] = {
    "%": ("%",), "[ppth]": ("‰",),
    "m": ("m",), "km": ("km", "Km", "KM"), "cm": ("cm",), "mm": ("mm",),
    "m2": ("m2", "m²", "M2"), "km2": ("km2", "km²", "Km2"), "m3": ("m3", "m³", "M3"), "har": ("ha", "Ha", "HA"),
    "kg": ("kg", "Kg", "KG"), "g": ("g",), "mg": ("mg",), "mL": ("ml", "mL"),
    "W": ("W",), "kW": ("kW", "KW", "kw"), "MW": ("MW",), "GW": ("GW",), "kW{peak}": ("kWp", "KWp", "kwp"),
    "MW{peak}": ("MWp",), "kW.h": ("kWh", "KWh", "Kwh", "KWH", "kwh"), "MW.h": ("MWh",), "GW.h": ("GWh",),
    "V": ("V",), "kV": ("kV", "KV", "Kv"), "kV.A": ("kVA", "KVA"), "MV.A": ("MVA",),
    "Hz": ("Hz",), "MHz": ("MHz", "Mhz"), "GHz": ("GHz", "Ghz"),
    "Cel": ("°C", "° C", "ºC", "oC", "độ C", "độ c"),
    "km/h": ("km/h", "km/giờ"), "m/s": ("m/s",), "MBy": ("MB",), "GBy": ("GB",), "TBy": ("TB",), "dB": ("dB",),
}  # fmt: skip
"""Signs by code, in the letter cases in which they are printed."""

WORDS: dict[str, tuple[str, ...]] = {
    "%": ("phần trăm",), "{percentage_point}": ("điểm phần trăm", "điểm %"),
    "m": ("mét",), "km": ("ki-lô-mét", "kilômét", "kilomet", "cây số"), "[nmi_i]": ("hải lý",),
    "m2": ("mét vuông",), "km2": ("ki-lô-mét vuông", "km vuông"), "m3": ("mét khối",),
    "har": ("héc-ta", "héc ta", "hecta"), "kg": ("ki-lô-gam", "kilôgam", "kilogam"), "g": ("gam", "gram"),
    "t": ("tấn",), "dt": ("tạ",), "L": ("lít",), "[HP]": ("mã lực",),
}  # fmt: skip
"""Units written out, by code, in any letter case."""

COUNTED: dict[str, tuple[str, ...]] = {
    "{person}": (
        "người", "nhân khẩu", "lao động", "học sinh", "sinh viên", "học viên", "công nhân", "đại biểu", "hội viên",
        "đoàn viên", "đảng viên", "cán bộ", "đồng chí",
    ),
    "{household}": ("hộ",),
    "{enterprise}": ("doanh nghiệp",),
    "{cooperative}": ("hợp tác xã", "HTX"),
    "{times}": ("lần",),
    "{turn}": ("lượt",),
}  # fmt: skip
"""What is counted in whole numbers, by code, in any letter case."""

NOT_BEFORE: dict[str, tuple[str, ...]] = {
    "hộ": ("chiếu", "khẩu", "lý", "tịch", "sinh", "vệ", "pháp"),
    "lần": ("thứ", "lượt", "đầu"),
    "tạ": ("lỗi", "ơn"),
    "m": ("x",),
    "lao động": ("tiên tiến", "giỏi"),
    "học sinh": ("sinh viên",),
}
"""Words behind a unit with which it is another word: five passports ("5 hộ chiếu") are no households."""

LEAST: dict[str, int] = {"g": 25}
"""The least number that a sign may stand behind: up to 24 it is a clock ("8g")."""
