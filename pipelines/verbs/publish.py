"""The verb `release` with no action: a release of what is built."""

from __future__ import annotations

from argparse import Namespace

from pipelines.publishing import index_released, release_parts
from pipelines.show import write_json
from pipelines.summary import release_words, words_of
from pipelines.verbs.make import order_from


def publish_verb(options: Namespace) -> int:
    """Publish a release of all parts: `luutru release` with no action."""
    order = order_from(options)
    released = release_parts(order)
    index_released(released, order)
    if options.json:
        write_json(words_of(released))
    else:
        print(release_words(released, options.data))
    return 0
