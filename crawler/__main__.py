"""`python -m crawler SITE`: one crawl in this process, told as JSON lines; `luutru crawl` starts it."""

from crawler.spiders.process import main

raise SystemExit(main())
