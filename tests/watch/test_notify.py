"""Whoever is to be told is told, with the summary; who cannot be told is one line, and nothing else changes."""

from __future__ import annotations

import json
import shlex
import socketserver
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crawler.errors import UsageError
from pipelines.alarm.looks import Alarm
from pipelines.notify import notify
from pipelines.settings_file import Email, Notify, read_settings
from pipelines.site_run import SiteRun, run_words
from tests.crawl.tiny import TinySite, make_portal
from tests.house.test_bad_input import assert_one_line, luutru, serving, write_site

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FINE = SiteRun("sct-thu", "Sở Công Thương", "20261122T000000Z-sct-thu", NOW, NOW, articles=150)
ALARM = Alarm("planted", "planted links stand on 9 of 12 pages read", "9 of 12", None, NOW, FINE.run_id or "")
BROKEN = replace(FINE, exit_status=3, messages=("sct-thu: planted links.",), alarms=(ALARM,))
SAVE = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"


def command(code: str, *words: object) -> tuple[str, ...]:
    return (sys.executable, "-c", code, *map(str, words))


@dataclass
class Heard:
    """What a server on loopback was sent."""

    port: int = 0
    bodies: list[bytes] = field(default_factory=list)


@contextmanager
def hook(status: int = 200, wait: float = 0.0) -> Iterator[Heard]:
    """A web server that takes what is posted."""
    heard = Heard()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.end_headers()
            for _ in range(int(wait / 0.1)):
                self.wfile.write(b" ")
                time.sleep(0.1)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    heard.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield heard
    server.shutdown()
    server.server_close()


@contextmanager
def relay() -> Iterator[Heard]:
    """A mail relay that takes one letter for each connection."""
    heard = Heard()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 relay\r\n")
            while line := self.rfile.readline():
                if line.upper().startswith(b"DATA"):
                    self.wfile.write(b"354 go on\r\n")
                    letter = b""
                    while (part := self.rfile.readline()) != b".\r\n":
                        letter += part
                    heard.bodies.append(letter)
                self.wfile.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 fine\r\n")

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    heard.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield heard
    server.shutdown()
    server.server_close()


def test_a_command_gets_the_summary_on_its_standard_input(tmp_path: Path) -> None:
    notify(BROKEN, Notify(command=command(SAVE, tmp_path / "said")))
    assert json.loads((tmp_path / "said").read_text("utf-8")) == json.loads(json.dumps(run_words(BROKEN)))


def test_a_webhook_gets_the_summary_as_json() -> None:
    with hook() as heard:
        notify(BROKEN, Notify(webhook=f"http://127.0.0.1:{heard.port}/hook"))
    (body,) = heard.bodies
    assert json.loads(body)["alarms"][0]["words"] == ALARM.words


def test_a_letter_says_what_fell_and_brings_the_summary() -> None:
    with relay() as heard:
        notify(BROKEN, Notify(email=Email(("truc@example.vn",), None, ("127.0.0.1", heard.port))))
    letter = message_from_bytes(heard.bodies[0], policy=default)
    assert (letter["To"], letter["Subject"]) == ("truc@example.vn", f"luutru: sct-thu: {ALARM.words}")
    assert "planted links." in letter.get_body().get_content()  # type: ignore[union-attr]
    (summary,) = letter.iter_attachments()
    assert json.loads(summary.get_content())["site"] == "sct-thu"


@pytest.mark.parametrize(
    ("status", "when", "told"),
    [(0, "alarm", False), (0, "always", True), (3, "alarm", True), (5, "alarm", True), (1, "alarm", True),
     (4, "alarm", False), (4, "always", True), (143, "always", False)],
)  # fmt: skip
def test_an_alarm_is_what_somebody_must_look_at(status: int, when: str, told: bool, tmp_path: Path) -> None:
    notify(replace(FINE, exit_status=status), Notify(when=when, command=command(SAVE, tmp_path / "said")))
    assert (tmp_path / "said").exists() == told


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (Notify(command=("/no/such/program",)), "No such file"),
        (Notify(command=command("import sys; sys.exit(7)")), "ended with status 7"),
        (Notify(command=command("import time; time.sleep(60)"), timeout=0.3), "more than 0.3 seconds"),
        (Notify(webhook="http://127.0.0.1:9/secret"), "refused"),
        (Notify(email=Email(("a@example.vn",), None, ("127.0.0.1", 9))), "refused"),
    ],
    ids=["none", "status", "slow", "webhook", "relay"],
)
def test_who_cannot_be_told_is_one_line(settings: Notify, says: str, capfd: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    notify(BROKEN, settings)
    said = capfd.readouterr().err
    assert time.monotonic() - began < 10
    assert (said.count("\n"), said.startswith("luutru: sct-thu: the "), says in said) == (1, True, True), said
    assert "secret" not in said


def test_a_webhook_that_fails_or_never_ends_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    with hook(500) as broken, hook(200, wait=4) as slow:
        notify(BROKEN, Notify(webhook=f"http://127.0.0.1:{broken.port}/"))
        began = time.monotonic()
        notify(BROKEN, Notify(webhook=f"http://127.0.0.1:{slow.port}/", timeout=1))
        assert time.monotonic() - began < 3
    assert "500" in capfd.readouterr().err


def test_what_a_command_started_ends_with_it(tmp_path: Path) -> None:
    late = f"import time, pathlib; time.sleep(2); pathlib.Path({str(tmp_path / 'late')!r}).touch()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {late!r}])"
    notify(BROKEN, Notify(command=command(code), timeout=1))
    time.sleep(2.5)
    assert not (tmp_path / "late").exists()


def test_settings_are_read_with_line_key_and_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings(tmp_path).notify == Notify()
    own = tmp_path / "settings.yml"
    own.write_text(
        "notify:\n  when: always\n  command: mail -s 'luu tru' a@b.vn\n  email: {to: [a@b.vn], relay: 'mx:2525'}\n"
    )
    read = read_settings(tmp_path).notify
    assert (read.when, read.command) == ("always", ("mail", "-s", "luu tru", "a@b.vn"))
    assert read.email == Email(("a@b.vn",), None, ("mx", 2525))
    for text, says in {
        "notify:\n  whan: always\n": ":2: notify.whan is not a known key. Did you mean `when`?",
        "notify:\n  webhook: example.vn\n": ":2: notify.webhook is not a web address",
        'notify:\n  command: "a \'b"\n': ":2: notify.command is no command",
        "notify: {email: {to: [nobody]}}\n": ":1: notify.email.to.1 is no e-mail address",
        "notify: {email: {to: [a@b.vn], relay: mx}}\n": "is no relay",
        "notify: {email: {relay: 'a:25'}}\n": "notify.email.to is missing",
        "": "is empty",
    }.items():
        own.write_text(text)
        with pytest.raises(UsageError, match=r"settings\.yml:1|settings\.yml:2") as caught:
            read_settings(tmp_path)
        assert says in str(caught.value)
    monkeypatch.setenv("LUUTRU_SETTINGS", str(tmp_path / "elsewhere.yml"))
    with pytest.raises(UsageError, match=r"elsewhere\.yml"):
        read_settings(tmp_path)


def test_a_run_tells_and_keeps_its_status_whether_it_could_or_not(tmp_path: Path) -> None:
    with serving(TinySite(make_portal(4))) as home:
        folder, data = write_site(tmp_path / "sites", "tiny", home), tmp_path / "data"
        data.mkdir()
        words = ("run", "tiny", "--sites", folder, "--data", data, "--workers", "1")
        save = shlex.join(command(SAVE, tmp_path / "said"))
        (data / "settings.yml").write_text(json.dumps({"notify": {"when": "always", "command": save}}))
        assert (luutru(*words).status, (tmp_path / "said").exists()) == (0, True)
        said = json.loads((tmp_path / "said").read_text("utf-8"))
        assert said == json.loads((data / "runs" / f"{said['run_id']}.json").read_text("utf-8"))
        (data / "settings.yml").write_text("notify: {when: always, command: /no/such/program}\n")
        told = luutru(*words)
        assert_one_line(told, 0, "/no/such/program", "could not be told")
        (data / "settings.yml").write_text("notify: {when: never}\n")
        assert_one_line(luutru(*words), 2, "settings.yml:1: notify.when", "Known: alarm, always")
