"""Serves the demo department for a browser: python -m crawler.demo [--port N] [--edition 1|2]."""

from __future__ import annotations

import argparse
import sys
import threading

from crawler.demo import HOST
from crawler.demo.server import DemoServer
from crawler.errors import LuutruError


def main(arguments: list[str] | None = None) -> int:
    """Serve until Ctrl-C; 1 when the port cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m crawler.demo", description=f"Serves {HOST} on loopback.")
    parser.add_argument("--port", type=int, default=0, help="a port of 127.0.0.1 (default: any free one)")
    parser.add_argument("--edition", type=int, choices=(1, 2), default=1, help="2 is the same portal some weeks later")
    options = parser.parse_args(arguments)
    try:
        serve(options.port, options.edition)
    except LuutruError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


def serve(port: int, edition: int) -> None:
    """Serve until Ctrl-C; LuutruError when the port cannot be had."""
    try:
        server = DemoServer(port, edition)
    except (OSError, OverflowError) as error:
        raise LuutruError(
            f"Port {port} cannot be used ({error}).", "Give another with --port, or none for a free one."
        ) from error
    with server:
        print(f"{server.address}/  (Ctrl-C ends it)", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    sys.exit(main())
