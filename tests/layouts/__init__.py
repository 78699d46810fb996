"""Invented layouts of departments' portals with known truth: some to tune the reading on, some held out to report."""
