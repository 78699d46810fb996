"""The communes of before 1 July 2025 with the commune of today that all of their land went to.

Source: the table behind underthesea's `convert_address` (vietnamadminunits 1.0.4), read as data. The function itself is
not asked: given a district without a commune it answers with an island, and for communes that were parted it picks one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from pipelines.text.tones import normalise

_TABLE = Path("address", "data", "mapping.json")
_PARTED = "divided"


def ward_today(ward: str, district: str, province: str) -> str | None:
    """Give today's commune ("Xã Vĩnh Trạch") of one told by all three levels ("xã Vĩnh Trạch", "huyện Thoại Sơn").

    None where the table does not know it or it was parted among several.
    """
    return _read_wards().get(_key(ward, district, province))


def _key(*levels: str) -> str:
    return normalise("|".join(levels)).lower()


@cache
def _read_wards() -> Mapping[str, str]:
    spec = find_spec("underthesea")
    assert spec is not None
    assert spec.origin is not None
    rows = json.loads(Path(spec.origin).parent.joinpath(_TABLE).read_text("utf-8"))["ward_mapping"]
    heirs: dict[str, set[str]] = {}
    for row in rows:
        province = row["old_province"].removeprefix("Tỉnh ").removeprefix("Thành phố ")
        heir = "" if row["mapping_type"] == _PARTED else row["new_ward"]
        heirs.setdefault(_key(row["old_ward"], row["old_district"], province), set()).add(heir)
    certain = {key: heir for key, (heir, *others) in heirs.items() if heir and not others}
    return MappingProxyType({key: heir for key, heir in certain.items() if not key.startswith("|")})
