"""Loaded by a process that reads pages, or from which those that do are forked: what they need is read ahead.

What is loaded here lives as long as a worker does, so the garbage collector need not look through it again and again;
nor need it look at every page, which leaves few circles behind: together a tenth of the time of a build.
"""

from __future__ import annotations

import gc

from pipelines.text_work import find_in_body
from pipelines.worker import do_task

__all__ = ["do_task"]

_NEW_OBJECTS = 10_000  # after so many the collector looks at what is new, not after 700

find_in_body("Sở Công Thương tổ chức đại hội.", None)  # loads the models of words and parts of speech
gc.collect()
gc.freeze()
gc.set_threshold(_NEW_OBJECTS, 20, 20)
