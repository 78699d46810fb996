"""Search: what a person typed, found by an index made at release time, or by a plain scan with the same result."""
