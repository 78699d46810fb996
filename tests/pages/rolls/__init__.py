"""Invented list pages in many shapes, each with what a careful reader takes from it."""
