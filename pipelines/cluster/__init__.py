"""A Dask cluster that exists already does the work: its workers read slices and crawl sites, this process plans."""
