"""Fetching: one spider for every site file, and nothing but Scrapy."""
