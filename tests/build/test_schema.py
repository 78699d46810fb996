from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from crawler.errors import UsageError
from pipelines.dictionary import describe_table, describe_tables, render_readme
from pipelines.schema import SCHEMAS, decided_columns, file_schema, is_yearly, part_schema, table_name
from pipelines.tables import PART_ONLY, TABLES

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = dict(
    line.split(": ")
    for line in """\
articles: site article_id version is_latest url canonical_url section title title_raw lead paragraphs text_raw text \
text_norm search_key published_at published_precision published_raw updated_at updated_precision updated_raw \
byline_raw text_by photos_by unit source language sentences tokens word_count first_seen last_seen gone_at capture_id \
layout evidence flags
images: site article_id version position url caption_raw caption credit alt width height sha256 media_type capture_id
attachments: site article_id version position url title file_name media_type size sha256 capture_id
contacts: site organisation parent role emails phones phones_raw fax address person licence website valid_from \
valid_to capture_id evidence
mentions: site article_id version field start end text kind role value rule
links: site article_id version kind url anchor
captures: site capture_id url fetched_at status media_type payload_sha256 warc_file warc_offset warc_length etag \
last_modified revisit_of redirect run_id source
problems: site url capture_id field problem detail advice
runs: site run_id started_at ended_at reason fetched not_modified new_articles changed_articles gone_articles problems \
bytes coverage
addresses: site article_id url url_key reason other first_seen last_seen
successors: site article_id url other_site other_article_id other_url score title_score rule
states: site state since until visits first_capture last_capture leads_to evidence
completeness: site of_year held named missing missing_low missing_high method""".split("\n")
)


def test_a_release_holds_the_tables_and_columns_of_the_contract_in_their_order() -> None:
    assert list(SCHEMAS) == list(CONTRACT)
    for name, columns in CONTRACT.items():
        promised = columns.split()
        assert [column for column in SCHEMAS[name].names if column in promised] == promised


@pytest.mark.parametrize("table", TABLES, ids=table_name)
def test_every_column_says_what_it_is_inside_the_parquet_files(table: type) -> None:
    assert table.__doc__
    for column in file_schema(table):
        assert len(column.metadata[b"description"]) > 8, column.name


@pytest.mark.parametrize("table", TABLES, ids=table_name)
def test_every_column_has_a_unit_or_format_and_an_example_inside_the_parquet_files(table: type, tmp_path: Path) -> None:
    pq.write_table(file_schema(table).empty_table(), tmp_path / "empty.parquet")
    for column in pq.read_schema(tmp_path / "empty.parquet"):
        assert len(column.metadata[b"unit_or_format"]) > 3, column.name
        assert column.metadata[b"example"], column.name


@pytest.mark.parametrize("table", TABLES, ids=table_name)
def test_every_column_that_may_be_null_or_empty_says_when(table: type) -> None:
    for column in SCHEMAS[table_name(table)]:
        words = {name.decode(): said.decode() for name, said in column.metadata.items()}
        said = f"{words['description']} {words.get('edge_cases', '')}".lower()
        assert not column.nullable or "null" in said, column.name
        nested = pa.types.is_nested(column.type)
        assert not nested or "empty" in said or "has no entry" in said, column.name


@pytest.mark.parametrize("table", TABLES, ids=table_name)
def test_what_stands_in_the_path_does_not_stand_in_the_file(table: type) -> None:
    assert {"site", "year"}.isdisjoint(file_schema(table).names)
    assert ("year" in SCHEMAS[table_name(table)].names) == is_yearly(table)


@pytest.mark.parametrize("table", [*TABLES, *PART_ONLY], ids=table_name)
def test_a_part_holds_no_column_that_only_a_release_can_fill(table: type) -> None:
    assert decided_columns(table).isdisjoint(part_schema(table).names)
    assert {item.name for item in fields(table)} - decided_columns(table) - {"site"} <= set(part_schema(table).names)


def test_types_follow_the_annotations() -> None:
    articles = SCHEMAS["articles"]
    assert articles.field("published_at").type == pa.timestamp("us", tz="UTC")
    assert articles.field("published_at").nullable
    assert not articles.field("text").nullable
    assert articles.field("evidence").type == pa.map_(pa.string(), pa.string())
    assert articles.field("tokens").type.value_type.field("start").type == pa.int32()
    assert SCHEMAS["attachments"].field("size").type == pa.int64()


def test_the_committed_data_dictionary_is_the_generated_one() -> None:
    assert (ROOT / "data" / "README.md").read_text("utf-8") == render_readme(), (
        "python -m pipelines.dictionary > data/README.md"
    )


def test_the_dictionary_names_every_table_and_column() -> None:
    assert [line.split()[0] for line in describe_tables().splitlines()] == list(SCHEMAS)
    for name, schema in SCHEMAS.items():
        assert all(f"\n{column}  (" in describe_table(name) for column in schema.names)


def test_an_unknown_table_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="articles"):
        describe_table("article")
