"""The alarm: each run is compared with the runs before it, and what has fallen is named."""
