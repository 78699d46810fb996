"""From captures to tables: text, parts, releases, and the questions asked of them."""

import os

# Arrow's usual pool keeps what is freed, a quarter of the memory of a release; read when pyarrow is first imported.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
