"""The verb that has the machine run things by itself: schedule."""

from __future__ import annotations

from argparse import Namespace

from crawler.errors import LuutruError
from pipelines.schedule import cron, systemd
from pipelines.schedule.order import CLOCK, Order, make_order
from pipelines.show import write_json
from pipelines.status.timers import find_timer


def schedule_verb(options: Namespace) -> int:
    """Print, install or remove the timer of `run --all`."""
    order = make_order(options.name, options.data, options.sites, options.at)
    if options.remove:
        return remove_schedule(options)
    kind = kind_of(options)
    if options.install:
        return install_schedule(order, kind, options)
    texts = {"": cron.lines(order)} if kind == "cron" else systemd.units(order, system=options.system)
    if options.json:
        write_json({"kind": kind, "at": order.at, "texts": texts})
    else:
        print("\n".join(f"# {name}\n{text}" if name else text.rstrip() for name, text in texts.items()))
    return 0


def kind_of(options: Namespace) -> str:
    """Choose systemd where its manager answers, else cron; what is only printed may be for another machine."""
    if options.cron:
        return "cron"
    return "systemd" if options.system or not options.install or systemd.is_there(system=False) else "cron"


def install_schedule(order: Order, kind: str, options: Namespace) -> int:
    """Install a schedule in place of what stood there, and say when it rings."""
    if kind == "systemd" and not systemd.is_there(system=options.system):
        raise LuutruError("systemd does not answer here.", "`luutru schedule --install --cron` takes the crontab.")
    if kind == "cron":
        changed = cron.install(order)
        systemd.remove(order.name, system=False)
    else:
        changed = systemd.install(order, system=options.system)
        cron.remove(order.name)
    timer = find_timer(options.data, options.name)
    if options.json:
        write_json({"kind": kind, "at": order.at, "changed": changed, "next": timer.next if timer else None})
        return 0
    print(f"{'Scheduled' if changed else 'Stands already'}: every night at {order.at} ({CLOCK}), by {kind}.")
    if kind == "systemd" and not options.system:
        print("It runs while you are logged in; `loginctl enable-linger` lets it run always.")
    print("Next: luutru status")
    return 0


def remove_schedule(options: Namespace) -> int:
    """Remove whatever schedule there is under the name."""
    removed = [systemd.remove(options.name, system=options.system), cron.remove(options.name)]
    if options.json:
        write_json({"removed": any(removed)})
    else:
        print("The schedule is removed." if any(removed) else "There was no schedule to remove.")
    return 0
