"""Words and parts of speech by underthesea's own models, read once and evaluated faster."""
