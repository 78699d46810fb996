"""What the portal tells machines: robots.txt, sitemaps, the news feed."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from crawler.demo import HOME, HOST
from crawler.demo.frame import SITE
from crawler.demo.story import Story
from crawler.demo.words import sections

ROBOTS = f"User-agent: *\nDisallow: /admin/\nDisallow: /tim-kiem\n\nSitemap: {HOME}sitemap.xml\n"
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
SITEMAP_CHILD = "/sitemap-baiviet.xml.gz"


def sitemap_index() -> bytes:
    """Give the index: one child."""
    child = f"<sitemap><loc>http://{HOST}{SITEMAP_CHILD}</loc></sitemap>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {XMLNS}>{child}</sitemapindex>\n'.encode()


def sitemap_child(stories: Sequence[Story]) -> bytes:
    """Sections, the contact page and every article with its last change, gzipped."""
    plain = [f"/{one.slug}" for one in sections()] + ["/lien-he.html", "/gioi-thieu.html"]
    entries = [f"<url><loc>http://{HOST}{path}</loc></url>" for path in plain]
    entries += [
        f"<url><loc>http://{HOST}{one.path}</loc><lastmod>{one.modified.isoformat()}</lastmod></url>" for one in stories
    ]
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {XMLNS}>\n' + "\n".join(entries) + "\n</urlset>\n"
    return gzip.compress(text.encode(), mtime=0)


def news_feed(stories: Sequence[Story]) -> bytes:
    """RSS 2.0 of the twenty newest articles."""
    items = "\n".join(
        f"<item><title>{escape(one.title)}</title><link>http://{HOST}{one.path}</link>"
        f'<guid isPermaLink="false">{one.number}</guid>{_feed_date(one)}'
        f"<description>{escape(one.lead or '')}</description></item>"
        for one in stories[:20]
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{SITE}</title>'
        f"<link>{HOME}</link><description>Tin tức {SITE}</description>\n{items}\n</channel></rss>\n"
    ).encode()


def _feed_date(one: Story) -> str:
    return f"<pubDate>{format_datetime(one.published.when)}</pubDate>" if one.published else ""
