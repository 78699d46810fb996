"""A hand that kills itself by what stands in a page's address: `tests.build.crashing` says how."""

from __future__ import annotations

from pipelines.cluster.hand import serve_tasks
from tests.build.crashing import do_or_die

if __name__ == "__main__":
    serve_tasks(do_or_die)
