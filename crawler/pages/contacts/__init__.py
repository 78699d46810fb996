"""Contact blocks: who can be reached where."""
