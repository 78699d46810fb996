"""What a bag says of itself to whoever opens it years later: a page in two languages, the columns, the site files."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipelines.dictionary import render_table
from pipelines.export.order import Order
from pipelines.export.warc import description_of
from pipelines.export.warc_choice import Choice
from pipelines.tables import TABLES

PAGE = """\
# {title}

This bag holds {description}.

- `tables/`: one Parquet file for each table. `docs/columns.md` says what each column means.
- `captures/`: the pages, pictures and documents as the servers sent them (WARC 1.1, one file for each site), each with
  its index (CDXJ) and its SHA-256. Any web archive software replays them.
- `docs/sites/`: how each site was read. `datapackage.json`: what was asked for, and the digest of each file.

How it was made: pages were captured first; the tables were read from the captures and from nothing else. Every row of
`articles` names its capture (`capture_id`, the WARC-Record-ID), so that it can be read again from the page.

How to prove it: `bagit.py --validate` of the Library of Congress, or `sha256sum -c manifest-sha256.txt`; with this
program `luutru verify BAG`, and `luutru verify BAG --reread` to read each article again from its capture.

# {title} (tiếng Việt)

Gói này chứa {count} bản chụp trang web và các bảng dữ liệu đọc từ đó.

- `tables/`: mỗi bảng một tệp Parquet; `docs/columns.md` giải thích từng cột.
- `captures/`: trang, ảnh và văn bản đúng như máy chủ đã gửi (WARC 1.1, mỗi trang web một tệp), kèm chỉ mục CDXJ và mã
  SHA-256. Phần mềm lưu trữ web nào cũng mở được.
- `docs/sites/`: cách đọc từng trang web. `datapackage.json`: đã yêu cầu những gì, và mã kiểm tra của từng tệp.

Cách làm: chụp trang trước; bảng chỉ được đọc từ bản chụp. Mỗi dòng của bảng `articles` ghi rõ bản chụp của mình
(`capture_id`), nên lúc nào cũng đọc lại được từ trang gốc.

Cách chứng minh: `bagit.py --validate`, hoặc `sha256sum -c manifest-sha256.txt`; với chương trình này thì
`luutru verify BAG`, và `luutru verify BAG --reread` để đọc lại từng bài từ bản chụp.
"""


def write_docs(folder: Path, order: Order, choice: Choice) -> None:
    """Write the documentation of a bag into `folder`."""
    (folder / "sites").mkdir(parents=True)
    said = {"title": f"luutru, release {order.selection.archive.release}", "count": choice.captures}
    text = PAGE.format(**said, description=description_of(order, choice))
    (folder / "README.md").write_text(text, encoding="utf-8", newline="\n")
    columns = "\n".join(render_table(table) for table in TABLES)
    (folder / "columns.md").write_text(columns, encoding="utf-8", newline="\n")
    for site, publisher in sorted(order.publishers.items()):
        if publisher.file and site in choice.sites:
            shutil.copyfile(publisher.file, folder / "sites" / f"{site}.yml")
