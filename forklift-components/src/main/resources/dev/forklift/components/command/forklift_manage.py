"""Starts a management command that runs for ever, so that Kubernetes can stop it and see how it is. The project's own code stays as it is.

    python3 forklift_manage.py manage.py consume_orders ...      instead of      python3 manage.py consume_orders ...

ready   Exists from the moment the command itself runs, when the project is imported and its checks have passed. Of `runworker`: until it
        is asked to stop.
alive   Of `runworker`, `rqworker` and `rqscheduler` alone: touched by the very loop that does the work, so that one that hangs stops touching
        it. Nothing more is asked of Redis than they ask anyway; while Redis is away, the attempts to reach it touch the file, too.

Why it is needed:
- The first process of a container is stopped by no signal that it does not handle, and Python handles no SIGTERM: most commands would
  run on until they are killed, thirty seconds later. Here SIGTERM ends the command as `sys.exit()` would, with its `finally` blocks.
  A command that handles SIGTERM itself does so later than this file, and goes before it.
- `runworker` is given the time to finish the messages that it has taken, and takes no more.

FORKLIFT_DIR says where the files are, /tmp by default.
"""

import asyncio
import functools
import logging
import os
import runpy
import shutil
import signal
import sys
from pathlib import Path

EVERY = 10.0
"""Seconds between two touches."""

logger = logging.getLogger("forklift.manage")


class Flag:
    """A file that says something by being there, and by how long ago it was touched."""

    def __init__(self, name):
        self.path = Path(os.environ.get("FORKLIFT_DIR", "/tmp"), "forklift-" + name)

    def touch(self):
        try:
            self.path.touch()
        except OSError as reason:  # the probe tells of it as well
            logger.warning("cannot touch %s: %s", self.path, reason)

    def remove(self):
        self.path.unlink(missing_ok=True)


alive, ready = Flag("alive"), Flag("ready")


def stop(*_):
    sys.exit(0)


def say_when_it_runs(command):
    """Touches the file when the command is about to do its work: its checks have passed."""
    from django.core.management.base import BaseCommand

    execute = BaseCommand.execute

    @functools.wraps(execute)
    def execute_and_say(self, *args, **options):
        handle = self.handle

        def say_and_handle(*handle_args, **handle_options):
            watch = WATCHES.get(command)
            if watch is not None:
                watch()
            else:
                ready.touch()
            return handle(*handle_args, **handle_options)

        if type(self).__module__.endswith(".management.commands." + command):
            self.handle = say_and_handle
        return execute(self, *args, **options)

    BaseCommand.execute = execute_and_say


def watch_runworker():
    """Listens until it is asked to stop, and then finishes what it has taken."""
    from channels.worker import Worker

    handle, listen = Worker.handle, Worker.listener

    async def listen_until_stopped(self, channel):
        listening = asyncio.ensure_future(listen(self, channel))
        stopped = asyncio.ensure_future(self.stopped.wait())
        await asyncio.wait({listening, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if listening.done():
            return listening.result()
        listening.cancel()
        await asyncio.wait({listening})

    async def touch():
        while True:
            alive.touch()
            await asyncio.sleep(EVERY)

    async def handle_until_stopped(self):
        self.stopped = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.stopped.set)
        touching = asyncio.ensure_future(touch())
        ready.touch()
        try:
            await handle(self)
            ready.remove()
            while any(map(works, self.application_instances.values())):
                await asyncio.sleep(0.1)
        finally:
            ready.remove()
            touching.cancel()

    Worker.handle, Worker.listener = handle_until_stopped, listen_until_stopped


def works(instance):
    """Whether an application has messages before it, or is at one: it waits for none."""
    queue = instance["input_queue"]
    return not instance["future"].done() and (not queue.empty() or not queue._getters)


def watch_rqworker():
    """Touches the file at each heartbeat and at each attempt to reach Redis again; both come from the worker's own loop."""
    from rq.worker import Worker

    base = next(c for c in Worker.__mro__ if "heartbeat" in vars(c))
    heartbeat = base.heartbeat

    @functools.wraps(heartbeat)
    def touch_and_heartbeat(self, *args, **options):
        alive.touch()
        return heartbeat(self, *args, **options)

    base.heartbeat = touch_and_heartbeat
    ready.touch()


def watch_rqscheduler():
    """Touches the file at each pass, whether it is this scheduler's turn or another's."""
    from rq_scheduler import Scheduler

    acquire = Scheduler.acquire_lock

    @functools.wraps(acquire)
    def touch_and_acquire(self, *args, **options):
        alive.touch()
        return acquire(self, *args, **options)

    Scheduler.acquire_lock = touch_and_acquire
    ready.touch()


WATCHES = {"runworker": watch_runworker, "rqworker": watch_rqworker, "rqscheduler": watch_rqscheduler}


def program(name):
    """Where a program lies that is named as a shell would find it."""
    path = Path(name)
    found = path if path.exists() else shutil.which(name)
    if found is None:
        sys.exit("forklift: there is no '%s' in %s, nor on PATH" % (name, os.getcwd()))
    return str(found)


def main():
    alive.remove()  # what an earlier container of the pod has left
    ready.remove()
    signal.signal(signal.SIGTERM, stop)

    module = sys.argv[1] == "-m"
    sys.argv = sys.argv[2 if module else 1 :]
    path = "" if module else program(sys.argv[0])
    sys.path[0] = os.path.dirname(os.path.abspath(path)) if path.endswith(".py") else os.getcwd()
    say_when_it_runs(sys.argv[1])
    if module:
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(path, run_name="__main__")


if __name__ == "__main__":
    main()
