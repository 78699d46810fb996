"""The files that a page needs to look as it did: what its markup names, and what its style sheets name in turn."""
