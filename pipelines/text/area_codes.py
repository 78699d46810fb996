"""Vietnam's telephone numbering plans: area codes of the 63 provinces before and after 2017, and the mobile prefixes.

Area codes: Circular 22/2014/TT-BTTTT and Decision 2036/QĐ-BTTTT of 21 November 2016. The old codes were compared with
libphonenumber's geocoding of 2014 (84.txt, as in Number::Phone 1.2014), the new ones with that of 2021 and later: all
63 are equal. Days: VietnamPlus, "13 localities to have telephone area codes changed from February 11" (2017): 13 named
provinces on 11 February, 23 on 15 April, 23 on 17 June with Hà Nội and Thành phố Hồ Chí Minh; Vĩnh Phúc, Phú Thọ,
Hòa Bình and Hà Giang unchanged. No source that names the second 23 could be read: that the provinces of a step share
the first two digits of their new codes is seen on the first, and gives 23 and 23 for the others.

Mobile numbers: the Ministry's plan of 2018; 11 digits became 10 from 15 September 2018 (0162-0169 to 032-039, 0120,
0121, 0122, 0126, 0128 to 07x, 0123, 0124, 0125, 0127, 0129 to 08x, 0186, 0188 to 05x, 0199 to 059).
"""

from __future__ import annotations

from datetime import date

MOBILE_CHANGE = date(2018, 9, 15)
AREA_CHANGES = {
    date(2017, 2, 11): ("21", "23"),
    date(2017, 4, 15): ("20", "22", "29"),
    date(2017, 6, 17): ("24", "25", "26", "27", "28"),
}
"""The days on which area codes changed, and how the codes of that day begin."""

# province: code after the change, code before it (the trunk 0 left out)
PROVINCES: dict[str, tuple[str, str]] = {
    "An Giang": ("296", "76"), "Bà Rịa - Vũng Tàu": ("254", "64"), "Bạc Liêu": ("291", "781"),
    "Bắc Giang": ("204", "240"), "Bắc Kạn": ("209", "281"), "Bắc Ninh": ("222", "241"), "Bến Tre": ("275", "75"),
    "Bình Dương": ("274", "650"), "Bình Định": ("256", "56"), "Bình Phước": ("271", "651"),
    "Bình Thuận": ("252", "62"), "Cà Mau": ("290", "780"), "Cao Bằng": ("206", "26"), "Cần Thơ": ("292", "710"),
    "Đà Nẵng": ("236", "511"), "Đắk Lắk": ("262", "500"), "Đắk Nông": ("261", "501"), "Điện Biên": ("215", "230"),
    "Đồng Nai": ("251", "61"), "Đồng Tháp": ("277", "67"), "Gia Lai": ("269", "59"), "Hà Giang": ("219", "219"),
    "Hà Nam": ("226", "351"), "Hà Nội": ("24", "4"), "Hà Tĩnh": ("239", "39"), "Hải Dương": ("220", "320"),
    "Hải Phòng": ("225", "31"), "Hậu Giang": ("293", "711"), "Hòa Bình": ("218", "218"),
    "Hưng Yên": ("221", "321"), "Khánh Hòa": ("258", "58"), "Kiên Giang": ("297", "77"), "Kon Tum": ("260", "60"),
    "Lai Châu": ("213", "231"), "Lạng Sơn": ("205", "25"), "Lào Cai": ("214", "20"), "Lâm Đồng": ("263", "63"),
    "Long An": ("272", "72"), "Nam Định": ("228", "350"), "Nghệ An": ("238", "38"), "Ninh Bình": ("229", "30"),
    "Ninh Thuận": ("259", "68"), "Phú Thọ": ("210", "210"), "Phú Yên": ("257", "57"), "Quảng Bình": ("232", "52"),
    "Quảng Nam": ("235", "510"), "Quảng Ngãi": ("255", "55"), "Quảng Ninh": ("203", "33"),
    "Quảng Trị": ("233", "53"), "Sóc Trăng": ("299", "79"), "Sơn La": ("212", "22"), "Tây Ninh": ("276", "66"),
    "Thái Bình": ("227", "36"), "Thái Nguyên": ("208", "280"), "Thanh Hóa": ("237", "37"),
    "Thành phố Hồ Chí Minh": ("28", "8"), "Thừa Thiên Huế": ("234", "54"), "Tiền Giang": ("273", "73"),
    "Trà Vinh": ("294", "74"), "Tuyên Quang": ("207", "27"), "Vĩnh Long": ("270", "70"),
    "Vĩnh Phúc": ("211", "211"), "Yên Bái": ("216", "29"),
}  # fmt: skip

NEW_AREAS = frozenset(new for new, _ in PROVINCES.values())
OLD_AREAS = frozenset(old for _, old in PROVINCES.values())
OLD_UNTIL = {
    old: day
    for day, series in AREA_CHANGES.items()
    for new, old in PROVINCES.values()
    if new != old and new.startswith(series)
}
"""For each old code that was given up, the first day of the new one."""
CAPITALS = frozenset({"24", "28", "4", "8"})
"""Hà Nội and Thành phố Hồ Chí Minh: eight digits after the area code, elsewhere seven."""

MOBILE_PREFIXES = ("86", "87", "88", "89", *(f"9{n}" for n in range(10)))
YOUNG_MOBILE_PREFIXES = (
    *(f"3{n}" for n in range(2, 10)), "52", "55", "56", "58", "59", "70", "76", "77", "78", "79",
    *(f"8{n}" for n in range(1, 6)),
)  # fmt: skip
"""Prefixes that no mobile number had before the change of 2018."""
OLD_MOBILE_PREFIXES = (
    *(f"12{n}" for n in range(10)), *(f"16{n}" for n in range(2, 10)), "186", "188", "199",
)  # fmt: skip
GOVERNMENT_SIZES = {"80": (7,), "69": (7, 8, 9)}
"""The exchanges of the government (080) and of army and police (069), the same in every province: digits without 0."""
