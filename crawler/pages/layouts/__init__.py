"""A site file's dated selectors, laid over the general reading."""
