"""Scrapy commands of ours: `scrapy crawl` with our exit statuses and one-line errors."""
