"""What is handed over: a selection of a release in one of FORMATS, whole or not at all, the same bytes each time.

A format is one module with one function, `export(order: Order) -> Exported`, and one line here. `selection` says which
rows, `target` where they go and that nothing is left of a failure, `manifest` what proves them years later.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.export.order import Exported, Order

FORMATS: dict[str, str] = {
    "csv": "pipelines.export.csv_files",
    "jsonl": "pipelines.export.jsonl",
    "parquet": "pipelines.export.parquet",
    "xlsx": "pipelines.export.xlsx",
    "datapackage": "pipelines.export.datapackage",
    "warc": "pipelines.export.warc",
    "cdxj": "pipelines.export.cdxj",
    "wacz": "pipelines.export.wacz",
    "bagit": "pipelines.export.bagit",
}
"""Each format and the module that writes it; only the one that is asked for is loaded."""


def export_as(name: str, order: Order) -> Exported:
    """Write what `order` asks for in the format `name`, one of FORMATS; raises LuutruError and leaves nothing then.

    A release that is no longer what was published is refused before anything else.
    """
    import_module("pipelines.export.intact").refuse_spoilt(order.selection.archive.folder)
    exported: Exported = import_module(FORMATS[name]).export(order)
    return exported
