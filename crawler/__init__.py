"""Fetching and reading: spiders, captures, and what a page says."""
