"""How well pages are read, beside other tools: `make score`."""
