"""All invented lists, and which half of them the rules may be tuned on; fixed before any score was looked at."""

from __future__ import annotations

from tests.pages.rolls import held_out_new, held_out_old, tuning_new, tuning_old
from tests.pages.rolls.press import Layout

TUNING: tuple[Layout, ...] = (
    tuning_old.font_tables, tuning_old.grid_view, tuning_old.joomla_table, tuning_old.sharepoint_click,
    tuning_old.flat_headings, tuning_old.month_leaves, tuning_new.link_cards, tuning_new.liferay_current,
    tuning_new.wordpress_blog, tuning_new.asked_for_more, tuning_new.crowded_front, tuning_new.zero_based,
    tuning_new.terse_titles,
)  # fmt: skip
HELD_OUT: tuple[Layout, ...] = (
    held_out_old.nested_frames, held_out_old.data_pager, held_out_old.joomla_blog, held_out_old.tabs_of_modules,
    held_out_old.line_breaks, held_out_old.days_in_path, held_out_new.utility_grid, held_out_new.search_container,
    held_out_new.node_views, held_out_new.dated_permalinks, held_out_new.called_for_more,
    held_out_new.department_front, held_out_new.lists_called_nav,
)  # fmt: skip
