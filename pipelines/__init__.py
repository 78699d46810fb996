"""From captures to tables: text, parts, releases, queries and exports."""
