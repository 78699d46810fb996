"""An object store that speaks S3, on loopback, in a process of its own: `python -m tests.cluster.store PORT`."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from pyarrow import fs
from werkzeug.serving import run_simple

NAME = "luu-tru"
START = 60.0  # seconds


@contextmanager
def object_store() -> Iterator[str]:
    """Serve a store with one bucket, and give the URL of a prefix in it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.cluster.store", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_port(port, server)
        place = f"127.0.0.1:{port}"
        fs.S3FileSystem(endpoint_override=place, scheme="http", allow_bucket_creation=True).create_dir(NAME)
        yield f"s3://{NAME}/so-tay?endpoint_override={place}&scheme=http"
    finally:
        server.kill()
        server.wait(10)


def await_port(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server listens."""
    until = time.monotonic() + START
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the store did not start")


def serve(port: int) -> None:
    """Serve until the process is ended."""
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

    run_simple("127.0.0.1", port, DomainDispatcherApplication(create_backend_app), threaded=True)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
