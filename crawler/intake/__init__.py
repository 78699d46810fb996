"""Captures from elsewhere: WARC and WACZ files of other tools, taken in as captures of a site."""
