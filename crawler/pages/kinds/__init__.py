"""Page kinds: what a page is, and why."""
