"""SQL over a release: reads only, stays inside, and errors that teach."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from crawler.errors import UsageError
from pipelines.cli import make_parsers, parse_words
from pipelines.query import Archive
from pipelines.sql_errors import find_place


def refusal(data: Path, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        Archive(data).sql(text)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "select section, count(*) as n from articles where is_latest group by 1",
        "from articles",
        "describe articles",
        "show tables",
        "summarize images",
        "with a as (select * from articles) select * from a",
        "pivot articles on site using count(*)",
        "values (1)",
    ],
)
def test_every_form_of_reading_is_allowed(data: Path, text: str) -> None:
    assert not Archive(data).sql(text).empty


@pytest.mark.parametrize(
    "text",
    [
        "drop view articles",
        "create table mine as from articles",
        "copy articles to 'out.parquet'",
        "attach 'other.db'",
        "install fts",
        "load httpfs",
        "set enable_external_access = true",
        "pragma database_list",
        "",
        "-- nothing",
        "export database 'out'",
    ],
)
def test_all_else_is_refused(data: Path, text: str) -> None:
    assert "one SELECT" in refusal(data, text)


def test_a_query_writes_no_file_into_the_release(data: Path) -> None:
    before = sorted(data.rglob("*"))
    inside = Archive(data).folder / "stolen.parquet"
    refusal(data, f"copy articles to '{inside}'")
    refusal(data, f"explain analyze copy articles to '{inside}'")
    assert sorted(data.rglob("*")) == before


@pytest.mark.parametrize(
    "source",
    ["read_csv('/etc/passwd')", "read_parquet('https://example.org/a.parquet')", "glob('/etc/*')", "'/etc/passwd'"],
)
def test_no_file_outside_the_release_and_no_network_can_be_read(data: Path, source: str) -> None:
    assert refusal(data, f"select * from {source}")


def test_a_variable_of_the_caller_is_no_table(data: Path) -> None:
    outside = Archive(data).articles()
    assert not outside.empty
    assert "There is no table `outside`" in refusal(data, "select * from outside")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "select * from articls",
            ["There is no table `articls` at line 1, column 15: select * from ^articls", "articles"],
        ),
        (
            "select publishd_at from articles",
            ["There is no column `publishd_at`", "select ^publishd_at", "published_at"],
        ),
        ("select articles.titel from articles", ["There is no column `titel`", "title"]),
        ("selec title\nfrom articles", ['syntax error at or near "selec"', "at line 1, column 1: ^selec title"]),
        ("select title\nfrom articles wher is_latest", ["at line 2"]),
        ("select 'abc", ["unterminated", "select ^'abc"]),
        ("select cast('a' as int)", ["Could not convert string 'a'", "^cast('a' as int)"]),
        ("select nosuch(title) from articles", ["no function `nosuch`", "select ^nosuch(title)"]),
    ],
)
def test_an_error_is_one_line_with_the_place_and_the_nearest_name(data: Path, text: str, says: list[str]) -> None:
    message = refusal(data, text)
    assert [part for part in says if part not in message] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("select title form articles", "Did you mean `from`?"),
        ("selct title from articles", "Did you mean `select`?"),
        ("articles", "`from articles` shows a table"),
        (".tables", "A query begins with select"),
        ("select title articles", "The query has no `from`"),
        ("select top 10 title from articles", "`limit 10` at the end"),
        ("select title from articles where (title = 'a' limit 1", "A parenthesis is not closed"),
        ("select end from mentions", 'it is written "end"'),
        ("select title from articles where section = Tin tức", "in single quotes: 'Tin tức'"),
        ('select title from articles where section = "Tin tức"', "in single quotes: 'Tin tức'"),
        ("select title from articles where section ilike tin", "in single quotes: 'tin'"),
        ("select title from articles where title = 'L'Oréal'", "L''Oréal"),
        ("select caption from articles", "It is a column of images: join images using (site, article_id, version)"),
        ("select images.caption from articles", "`images` does not stand in `from`"),
        ("select site from articles join images using (article_id)", "Write `articles.site` or `images.site`"),
        ("select site, count(*) from articles", "`group by all`"),
        ("select title from articles where published_at > '2023'", "year(published_at) = 2023"),
        ("select title from articles where published_at > 2023", "year(published_at) = 2023"),
        ("select title from articles where published_at = 2023", "year(published_at) = 2023"),
        ("select a.title from articles", "Write `from articles a`"),
        ("select article.title from articles", "Nearest: articles"),
        ("select title from articles where published_at >= '14/04/2023'", "published_at >= '2023-04-01'"),
        ("select title from articles where published_at like '2023%'", "strftime(published_at, '%Y-%m')"),
        ("select title from articles where text_by = 'Xuyên'", "list_contains(text_by, 'Xuyên')"),
        ("select title + lead from articles", "Texts are joined by ||"),
        ("select date_format(published_at, '%Y') from articles", "Write strftime(published_at, '%Y-%m')"),
        ("select strftim(published_at, '%Y') from articles", "Nearest: strftime"),
        ("select sum(title) from articles", "No function or operator takes `sum(VARCHAR)`"),
        ("select 1 from articles where is_latest && is_latest", "Conditions are joined by and, or, not"),
        ("select title from articles where site = ?", 'archive.sql("... where site = ?", ["x"])'),
        ("select 1; select 2", "Ask one after the other"),
        ("delete from articles", "nothing changes a release"),
    ],
)
def test_what_is_often_got_wrong_is_answered_with_what_to_write(data: Path, text: str, says: str) -> None:
    assert says in refusal(data, text)


def test_the_place_is_drawn_below_the_line_of_the_query_letters_with_marks_counted_once(data: Path) -> None:
    with pytest.raises(UsageError) as caught:
        Archive(data).sql("select 'Đại hội Công đoàn',\n 'Đại', titel\nfrom articles")
    assert caught.value.__notes__ == ["   'Đại', titel\n          ^^^^^"]


def test_values_are_given_apart_from_the_text_by_order_or_by_name(data: Path) -> None:
    archive = Archive(data)
    count = "select count(*) as n from articles where site = "
    assert archive.sql(f"{count}?", ["sct-hai"]).n[0] == archive.sql(f"{count}$site", {"site": "sct-hai"}).n[0] == 1
    assert archive.sql_table(f"{count}?", ["x' or '1' = '1"]).column("n")[0].as_py() == 0


def test_a_result_can_be_taken_piece_by_piece_and_its_errors_teach_as_well(data: Path) -> None:
    reader = Archive(data).sql_batches("select range as n from range(2500)")
    sizes = [batch.num_rows for batch in reader]
    assert sum(sizes) == 2500
    assert max(sizes) < 2500
    with pytest.raises(UsageError, match="Could not convert string"):
        list(Archive(data).sql_batches("select cast(title as integer) from articles"))


def test_a_long_line_is_shown_only_round_the_place(data: Path) -> None:
    message = refusal(data, f"select {'title, ' * 50} nosuchcolumn, {'title, ' * 50} 1 from articles")
    assert "^nosuchcolumn" in message
    assert len(message) < 250


@pytest.mark.parametrize("blanks", ["", "\n", "\n    ", "  \n\n  "])
def test_blanks_before_a_query_do_not_move_the_place(data: Path, blanks: str) -> None:
    assert "column 8: select ^nosuch from articles" in refusal(data, f"{blanks}select nosuch from articles\n limit 5")


def test_a_message_with_no_place_is_given_without_one() -> None:
    assert find_place("Binder Error: something") is None


def test_times_are_grouped_by_the_clock_of_the_departments(data: Path) -> None:
    found = Archive(data).sql("select published_at::date::varchar as day from articles where published_at is not null")
    assert set(found["day"]) == {"2023-04-14", "2022-12-31"}


def test_the_arrow_form_keeps_whole_numbers_beside_nulls(data: Path) -> None:
    table = Archive(data).sql_table("select * from (values (1), (null)) as t(n) order by n")
    assert table.column("n").to_pylist() == [1, None]


def examples(verb: str) -> list[str]:
    epilog = make_parsers()[1][verb].epilog
    assert epilog is not None
    return [line.strip() for line in epilog.split("\n")[1:]]


@pytest.mark.parametrize("line", examples("query"))
def test_every_example_of_the_help_is_a_query_that_runs(data: Path, line: str) -> None:
    options = parse_words(shlex.split(line)[1:])
    assert options.verb == "query"
    assert Archive(data).sql(options.sql).columns.size


@pytest.mark.parametrize("line", examples("release"))
def test_every_example_of_the_help_of_release_is_understood(line: str) -> None:
    options = parse_words(shlex.split(line)[1:])
    assert options.action in {"list", "diff", "prune", "cite"}
