"""Invented layouts of departments' portals with known truth: half to tune the reading on, half to report."""
