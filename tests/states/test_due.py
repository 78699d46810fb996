"""`run --all` visits what deserves it; `status` says in which state each site is, by what evidence, and what to do."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.site import Site
from pipelines.cli import main
from pipelines.schedule.due import due_sites
from pipelines.settings_file import Visits, read_settings
from pipelines.site_crawl import CrawlWish
from pipelines.site_run import SiteRun, save_run
from pipelines.status.standing import ADVICE, WRONG
from tests.build.archives import make_site
from tests.query.made import filled_row, write_release

LAST = datetime(2026, 11, 1, 20, tzinfo=UTC)  # the morning of 2 November at the departments' clock


def state_row(state: str, **said: Any) -> dict[str, Any]:
    evidence = "no article newer than 2026-03-01 was found in 90 visits, 2026-08-01 to 2026-11-02."
    row = {"site": "sct-thu", "state": state, "since": LAST - timedelta(days=90), "evidence": evidence, **said}
    return filled_row("states", row)


def archive(data: Path, *states: dict[str, Any]) -> Path:
    """An archive whose last run was in the night to 2 November."""
    write_release(data, "2026-11-02-1", {"states": list(states), "runs": [], "articles": []})
    save_run(SiteRun("sct-thu", "Sở", "20261101T200000Z-sct-thu", LAST, LAST), data)
    return data


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


def visited(site: Site, data: Path, day: int, visits: Visits | None = None) -> bool:
    """Whether the run of a night of November visits the site."""
    return bool(due_sites([site], data, visits or Visits(), datetime(2026, 11, day, 19, 40, tzinfo=UTC)).sites)


@pytest.mark.parametrize(
    ("state", "days"), [("frozen", 14), ("live", 1), ("gone", 1), ("redirected", 1), ("hacked", 1)]
)
def test_a_frozen_site_is_visited_every_two_weeks_and_others_every_night(
    state: str, days: int, site: Site, tmp_path: Path
) -> None:
    data = archive(tmp_path, state_row(state))
    assert next(day for day in range(2, 17) if visited(site, data, day)) == max(2, days + 1)


def test_a_parked_site_is_visited_every_month_for_few_pages(site: Site, tmp_path: Path) -> None:
    data = archive(tmp_path, state_row("parked"))
    assert not visited(site, data, 29)
    due = due_sites([site], data, Visits(), datetime(2026, 12, 2, tzinfo=UTC))
    assert (due.sites, due.limits) == ([site], {"sct-thu": 20})
    assert CrawlWish(data, limits=due.limits).limit_of("sct-thu") == 20
    assert CrawlWish(data, limit=5, limits=due.limits).limit_of("sct-thu") == 5
    assert CrawlWish(data, limits=due.limits).limit_of("another") is None


def test_a_state_that_is_over_keeps_no_site_waiting(site: Site, tmp_path: Path) -> None:
    over = state_row("frozen", until=LAST - timedelta(days=9))
    assert visited(site, archive(tmp_path, over, state_row("live", since=LAST - timedelta(days=9))), 2)


def test_settings_say_how_seldom(site: Site, tmp_path: Path) -> None:
    data = archive(tmp_path, state_row("frozen"))
    (data / "settings.yml").write_text("visits: {frozen: 3}\n")
    assert read_settings(data).visits == Visits(frozen=3)
    assert next(day for day in range(2, 17) if visited(site, data, day, Visits(frozen=3))) == 4
    assert visited(site, data, 2, Visits(frozen=0))


def test_a_site_that_never_ran_is_visited(site: Site, tmp_path: Path) -> None:
    assert visited(site, tmp_path, 2)


def test_run_all_tells_who_waits_and_crawls_nothing_then(
    site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    now = datetime.now(UTC)
    write_release(tmp_path, "2026-11-02-1", {"states": [state_row("frozen")], "runs": [], "articles": []})
    for name in ("sct-thu", "sct-bentre"):
        save_run(SiteRun(name, "Sở", f"20261101T200000Z-{name}", now, now), tmp_path)
    rows = [state_row("frozen"), state_row("frozen", site="sct-bentre")]
    write_release(tmp_path, "2026-11-02-2", {"states": rows, "runs": [], "articles": []})
    words = ("run", "--all", "--data", str(tmp_path), "--sites", str(site.path.parent))
    assert main([*words]) == 0
    said = capfd.readouterr().err
    assert "luutru: sct-thu is frozen: visited again on " in said
    assert "`luutru run sct-thu` visits it now." in said
    assert not (tmp_path / "captures").exists()


def test_status_shows_the_state_with_its_evidence_and_what_to_do(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    data = archive(tmp_path / "data", state_row("redirected", leads_to="https://sct.khac.example/"))
    words = ["status", "--data", str(data), "--sites", str(site.path.parent)]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "! sct-thu" in said
    assert "  state     redirected since 2026-08-04: no article newer than 2026-03-01 was" in said
    assert "name it under `successor`" in " ".join(said.split())
    assert max(map(len, said.split("\nnext run")[0].splitlines())) <= 80
    assert main([*words, "--json"]) == 0
    state = next(one for one in json.loads(capsys.readouterr().out)["sites"] if one["name"] == "sct-thu")["state"]
    assert (state["state"], state["leads_to"]) == ("redirected", "https://sct.khac.example/")
    assert state["since"].startswith("2026-08-03T20:00:00")


def test_every_state_that_is_wrong_says_what_to_do() -> None:
    assert tuple(ADVICE) == WRONG
