"""What a person reads when a command has made something: what is new, where it lies, which command to try next."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.remote.address import place_word

if TYPE_CHECKING:
    from crawler.run import CrawlSummary
    from pipelines.build import BuildSummary
    from pipelines.release import ReleaseSummary
    from pipelines.site_run import SiteRun


DEFAULT_DATA = Path("data")
STEPS = ("crawl", "build", "release")
BUILD_STAGES = ("captures", "read", "text", "store")
NEWEST_QUERY = 'query "select published_at, title from articles where is_latest order by 1 desc limit 10"'
PROBLEMS_QUERY = 'query "select url, field, problem, detail from problems limit 20"'


def words_of(summary: CrawlSummary | BuildSummary | ReleaseSummary) -> dict[str, Any]:
    """Give a summary as a dict, paths as strings."""
    return {name: str(value) if isinstance(value, Path) else value for name, value in asdict(summary).items()}


def command(words: str, data: Path) -> str:
    """Write a command that can be typed as it stands."""
    place = "" if data == DEFAULT_DATA else f" --data {shlex.quote(place_word(data))}"
    return f"luutru {words}{place}"


def counted(count: int | None, noun: str) -> str:
    """Write a count with its noun: "1 article", "1,200 articles"."""
    return f"{count or 0:,} {noun}{'' if count == 1 else 's'}"


def size_words(count: int) -> str:
    """Write a number of bytes for people, in units of 1000."""
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"


def crawl_lines(summary: CrawlSummary, data: Path) -> list[str]:
    """Say what a crawl brought."""
    counts = summary.counts
    done = [
        f"{counted(counts.fetched, 'response')} captured ({size_words(counts.bytes)})",
        f"{counts.not_modified:,} not modified",
        f"{counts.from_archive:,} not due",
        counted(counts.problems, "problem"),
    ]
    return [
        f"{summary.site}: {', '.join(done)}, in {summary.seconds:.1f} s; ended: {summary.reason}",
        f"  captures  {summary.captures}",
        f"  log       {summary.log}",
        f"Next: {command(f'build {summary.site}', data)}",
    ]


def build_words(built: BuildSummary, data: Path) -> str:
    """Say what a build did."""
    return (
        f"{counted(built.parts, 'part')}, {built.stale:,} of them stale and built: {counted(built.pages, 'page')} read,"
        f" {counted(built.problems, 'problem')}, in {built.seconds:.1f} s{stage_words(built.stage_seconds)}\n"
        f"Next: {command('release', data)}"
    )


def stage_words(seconds: dict[str, float]) -> str:
    """Say what share of the work each stage of a build took."""
    total = sum(seconds.values())
    shares = ", ".join(f"{name} {share / total:.0%}" for name, share in seconds.items()) if total else ""
    return f" ({shares})" if shares else ""


def release_words(released: ReleaseSummary, data: Path) -> str:
    """Say what was published."""
    news = (
        "stands already: nothing is new"
        if released.unchanged
        else f"{released.new:,} new, {released.changed:,} changed, {released.gone:,} gone"
    )
    held = f"{counted(released.articles, 'version')} of articles, {counted(released.problems, 'problem')}"
    following = command(NEWEST_QUERY, data)
    return f"{released.release_id}: {news}; {held}\n  {released.path}\nNext: {following}"


def run_lines(run: SiteRun, data: Path) -> list[str]:
    """Say how a run went, and what to try next."""
    lines = [f"{run.site}: {run.title}", pages_line(run)]
    if run.release:
        lines.insert(1, articles_line(run))
        lines.append(f"  problems  {run.problems or 0:,}")
        lines.append(f"  release   {run.release}, in {data / 'releases' / run.release}")
    if run.seconds:
        lines.append(f"  time      {time_words(run.seconds)}")
    summary = data / "runs" / f"{run.run_id}.json"
    if summary.exists():
        lines.append(f"  summary   {summary}")
    return [*lines, f"Next: {next_command(run, data)}"]


def articles_line(run: SiteRun) -> str:
    """Say what became of the articles."""
    counts = {"new": run.new, "changed": run.changed, "unchanged": run.unchanged, "gone": run.gone}
    words = ", ".join(f"{count or 0:,} {name}" for name, count in counts.items())
    return f"  articles  {words}; {run.articles or 0:,} stand"


def pages_line(run: SiteRun) -> str:
    """Say what was fetched, and how the crawl ended."""
    counts = run.crawl
    if counts is None:
        return "  pages     the crawl failed; what it captured before is kept"
    done = [
        f"{counts.fetched:,} fetched ({size_words(counts.bytes)})",
        f"{counts.not_modified:,} not modified",
        f"{counts.from_archive:,} not due",
    ]
    return f"  pages     {', '.join(done)}; ended: {run.reason}"


def time_words(seconds: dict[str, float]) -> str:
    """Say how long each step took, and the shares within the build."""
    stages = {name: seconds[name] for name in BUILD_STAGES if name in seconds}
    shares = {"build": stage_words(stages)}
    steps = [f"{name} {seconds[name]:.1f} s{shares.get(name, '')}" for name in STEPS if name in seconds]
    return ", ".join(steps) or "none"


def next_command(run: SiteRun, data: Path) -> str:
    """Give the command that helps most after this run."""
    if run.release is None:
        return command(f"run {run.site}", data)
    return command(PROBLEMS_QUERY if run.problems else NEWEST_QUERY, data)
