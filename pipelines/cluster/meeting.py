"""Meeting a cluster: its scheduler answers, and every worker has our code, our libraries and our archive."""

from __future__ import annotations

import asyncio
import logging
import platform
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from crawler.errors import LuutruError, UsageError
from pipelines.cluster.roads import Fault, Road
from pipelines.plan import recipe_version

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 20.0  # seconds for the scheduler to answer, and for a first worker to be there
SAME_ADVICE = "Install the same there as here, from one lock file."
EXTRA_ADVICE = "`pip install 'luutru[cluster]'` brings it."


@dataclass(frozen=True, slots=True)
class Kit:
    """What decides the bytes of a part beside the captures: the readers' source and what they stand on."""

    luutru: str
    python: str
    unicode: str
    lxml: str
    pyarrow: str

    def differences(self, other: Kit) -> str:
        """Say what differs, `theirs, not ours`."""
        theirs, ours = asdict(self), asdict(other)
        return "; ".join(
            f"{name} {theirs[name][:12]}, not {ours[name][:12]}" for name in ours if theirs[name] != ours[name]
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says of itself: its kit, and why it cannot reach the captures, None when it can."""

    kit: Kit
    fault: Fault | None


@cache
def own_kit() -> Kit:
    """Give the kit of this process."""
    python = ".".join(platform.python_version_tuple()[:2])
    return Kit(recipe_version(), python, unicodedata.unidata_version, version("lxml"), version("pyarrow"))


def look_round(road: Road, mark: str) -> Answer:
    """Answer for a worker, on which it runs."""
    return Answer(own_kit(), road.fault(mark))


@contextmanager
def meeting(address: str, road: Road) -> Iterator[Client]:
    """Connect to the scheduler at `address` and see that its workers can work, and that `road` leads to them.

    Raises UsageError when Dask is not installed or the address is none, LuutruError when nobody answers, there is no
    worker, or a worker would make other parts than this process.
    """
    client = connect(address)
    try:
        refuse_strangers(client, road)
        yield client
    finally:
        client.close(timeout=2)


def connect(address: str) -> Client:
    """Connect to a scheduler that has a worker."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra; and it takes a second to load
    except ImportError as error:
        raise UsageError("--on needs Dask distributed, which is not installed.", EXTRA_ADVICE) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is lost is told by us, in one line
    try:
        asyncio.run(knock(address))
    except OSError as error:
        advice = "Start one with `dask scheduler`, or mend the address."
        raise LuutruError(f"No Dask scheduler answers at {address}.", advice) from error
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(f"`{address}` is no address of a scheduler.", "It looks like tcp://HOST:8786.") from error
    client = Client(address, timeout=PATIENCE, set_as_default=False, name="luutru")
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close(timeout=2)
        advice = f"Start some with `dask worker {address} --nthreads 1`."
        raise LuutruError(f"The scheduler at {address} has no workers.", advice) from error
    return client


async def knock(address: str) -> None:
    """See that Dask speaks at an address: a client that never met its scheduler cannot be closed in order."""
    from distributed.comm.core import connect as open_comm  # noqa: PLC0415 - an extra
    from distributed.security import Security  # noqa: PLC0415 - an extra

    comm = await open_comm(address, timeout=PATIENCE, **Security().get_connection_args("client"))
    await comm.close()


def refuse_strangers(client: Client, road: Road) -> None:
    """Ask every worker what it has and reaches; raise LuutruError for the first that would not do."""
    with road.marked() as mark:
        answers = client.run(look_round, road, mark, on_error="return")
    for worker, answer in sorted(answers.items()):
        refuse_stranger(worker, answer)


def lacks_code(answer: object) -> bool:
    """Tell whether a worker failed since it has no such module: Dask tells it in an exception of its own."""
    return isinstance(answer, Exception) and ModuleNotFoundError.__name__ in repr(answer)


def refuse_stranger(worker: str, answer: Any) -> None:
    """Raise LuutruError if a worker's answer is not that of one of ours."""
    if lacks_code(answer):
        said, advice = f"has no luutru of this version ({answer})", SAME_ADVICE
    elif not isinstance(answer, Answer):
        said, advice = f"cannot be asked ({type(answer).__name__}: {answer})", SAME_ADVICE
    elif answer.kit != own_kit():
        said, advice = f"has {answer.kit.differences(own_kit())}", SAME_ADVICE
    elif answer.fault:
        said, advice = answer.fault
    else:
        return
    raise LuutruError(f"The worker {worker} {said}.", advice)
