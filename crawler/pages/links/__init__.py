"""Links: what a page leads to, and what each link leads to."""
