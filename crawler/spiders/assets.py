"""Files beside the pages: pictures and documents, as far as the site file wants them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from crawler.items import Article
from crawler.site import AssetRules

PICTURES = frozenset(".jpg .jpeg .png .gif .webp .bmp .tif .tiff .svg".split())
DOCUMENTS = frozenset(".pdf .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp .rtf .txt .csv .zip .rar .7z".split())


def wants_link(url: str, rules: AssetRules) -> bool:
    """Tell whether a linked file is one that the site file wants, by the ending of its path."""
    ending = PurePosixPath(unquote(urlsplit(url).path)).suffix.lower()
    return (rules.images and ending in PICTURES) or (rules.attachments and ending in DOCUMENTS)


def article_assets(article: Article, rules: AssetRules) -> Iterator[str]:
    """Give the addresses of an article's pictures and attachments, whatever their endings."""
    if rules.images:
        yield from (image.url for image in article.images)
    if rules.attachments:
        yield from (attachment.url for attachment in article.attachments)
