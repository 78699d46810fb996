"""Dates in running text and on the date lines of pages."""
