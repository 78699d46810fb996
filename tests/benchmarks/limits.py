"""Why figures fall short of what is asked, as profiles and sums say, and what would lift them: words for the page."""

from __future__ import annotations

LATER = (
    "the oldest are gone with all that names them: an archive of a portal that began later is the same, byte for byte"
    " (`tests/completeness/test_numbers.py`)."
)
LIMITS = {
    "reading/speed": (
        "of some 3 ms that a page takes on a quiet hour, lxml and the look at its bytes take 0.8, the walk over its"
        " elements 0.9, freeing it 0.2, and five times as fast leaves 2.3 for all; the rest is flat: sixty rules in"
        " Python, none above 0.06 ms. A walk in compiled code would lift it."
    ),
    "way/run": (
        "the peer takes some 4 ms an address, so twice its time leaves 16 ms of two processors each. Words and names"
        " of an article of 5,000 letters alone take 14, reading it 5 in the build and 11 in the crawl, which must know"
        " its links and the files of its look. A tagger and a walk in compiled code would lift it, and no second"
        " reading; at the pause of a second that a site is given nothing but the requests counts."
    ),
    "way/baseline": (
        "25 times leaves some 18 ms by the clock for a page. On both processors at once words, names and dates take 17"
        " ms of processor, reading 5, captures and Parquet 2: 12 by the clock; the release, one process, 2; starting a"
        " server of workers 1.5 s. Of 17 the tagger takes 6. It and a walk in compiled code would lift it; the ratio"
        " moves by a seventh from hour to hour on this machine, whose processors are shared with others."
    ),
    "missing/worst-4": (
        "with the oldest 60% gone, 80 articles are left to show what share of the numbers are articles', and in them"
        " numbers are further apart than below by chance."
    ),
    "missing/worst-6": (
        "nothing but the first pages of lists shows what share of the numbers are articles': 60 articles tell it within"
        " 16%, and the oldest 30% may be gone within that."
    ),
    "missing/worst-8": LATER,
    "missing/worst-9": LATER,
    "missing/worst-10": (
        "numbers from 90 on, whole, leave the archive of numbers from 1 that lost their oldest: the estimate takes it"
        " for that, with the word `start` and a least of 0."
    ),
}
"""Key of a figure -> what holds it back."""
