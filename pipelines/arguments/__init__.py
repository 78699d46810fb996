"""What the verbs of the command line take; pipelines.cli puts them together."""
