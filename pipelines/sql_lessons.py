"""What people who query news get wrong in SQL, and what they meant: words for `pipelines.sql_errors`."""

from __future__ import annotations

import re

OPENINGS = ("select", "with", "from", "values", "describe", "show", "summarize", "pivot", "unpivot")
KEYWORDS = (
    *OPENINGS, "where", "group", "by", "order", "limit", "having", "join", "left", "using", "on", "and", "or", "not",
    "like", "ilike", "between", "distinct", "as", "asc", "desc", "case", "when", "then", "else", "in", "is", "null",
)  # fmt: skip
ORDER = "Text stands in single quotes ('Tin tức'); the order is select, from, where, group by, order by, limit."
TEXT_QUOTES = "A text stands in single quotes: '{text}'."
PERIOD = "year(published_at) = 2023 asks for a year, published_at >= '2023-04-01' for what came since a day."

FUNCTIONS = {
    "date_format": "strftime(published_at, '%Y-%m')",
    "to_char": "strftime(published_at, '%Y-%m')",
    "str_to_date": "strptime(text, '%d/%m/%Y')",
    "to_date": "strptime(text, '%d/%m/%Y')",
    "datediff": "date_diff('day', earlier, later)",
    "group_concat": "string_agg(name, ', ')",
    "isnull": "coalesce(value, other)",
    "nvl": "coalesce(value, other)",
    "getdate": "now()",
    "charindex": "strpos(text, 'word')",
    "match": "search_key like '%dai hoi%', or use `luutru search`",
    "unaccent": "search_key, which holds title, lead and text without marks; strip_accents(text) for others",
}
"""Functions of other databases, and how DuckDB says the same."""

LESSONS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), said, advice)
    for pattern, said, advice in (
        (
            r"file system operations are disabled",
            "A query reads only the tables of the release",
            "`luutru tables` lists them.",
        ),
        (r"FROM clause is missing", "The query has no `from`", "Such as: select title from articles limit 5"),
        (
            r'column "(?P<name>[^"]+)" must appear in the GROUP BY',
            "`{name}` stands beside a count or a sum, and not in `group by`",
            "Add it there, or write `group by all`.",
        ),
        (
            r'Ambiguous reference to column name "(?P<name>[^"]+)" \(use: (?P<uses>[^)]*)\)',
            "More than one table has a column `{name}`",
            "Write {uses}; tables of one article are joined `using (site, article_id, version)`.",
        ),
        (r'invalid timestamp field format: "(?P<value>[^"]*)"', "`{value}` is no time", PERIOD),
        (r"Cannot compare values of type TIMESTAMP", "A time is compared with what is none", PERIOD),
        (r"cast \(\w+ -> TIMESTAMP", "A time is compared with what is none", PERIOD),
        (
            r"types '!?~~\*?\(TIMESTAMP",
            "LIKE compares texts, and this is a time",
            f"strftime(published_at, '%Y-%m') is a text. {PERIOD}",
        ),
        (
            r"cast to the destination type VARCHAR\[\]|Cannot compare values of type VARCHAR\[\]",
            "A list is compared with a text",
            "list_contains(text_by, 'Xuyên') asks whether a text is in the list.",
        ),
        (r"types '\+\(VARCHAR", "`+` adds numbers", "Texts are joined by ||, as in title || ' ' || url."),
        (r"types '&&\(", "`&&` compares lists", "Conditions are joined by and, or, not."),
        (
            r"(?:argument types '|function call \")(?P<call>.*?)['\"]\.",
            "No function or operator takes `{call}`",
            "`luutru tables NAME` lists the types; try_cast(x as integer) makes a number of a text.",
        ),
        (
            r"unterminated (?:quoted )?(?P<what>string|identifier)",
            "A quote is not closed: unterminated {what}",
            "A quote within a text is doubled: 'L''Oréal'.",
        ),
        (
            r"Could not convert string '(?P<value>.*?)' to (?P<kind>\w+)",
            "Could not convert string '{value}' to {kind}",
            "A text stands for no number here; try_cast(x as integer) gives null where it is none.",
        ),
        (
            r"Values were not provided",
            "A parameter has no value",
            'In Python: archive.sql("... where site = ?", ["x"]); on the command line, write the value itself.',
        ),
    )
)
"""A pattern of DuckDB's message, what is wrong, and what to write instead; the first that fits is taken."""
