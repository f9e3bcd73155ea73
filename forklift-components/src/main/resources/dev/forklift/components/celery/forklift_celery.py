"""Starts Celery, and keeps two files by which Kubernetes' probes see how it is. The project's own code stays as it is.

    python3 forklift_celery.py -A shop worker -Q default ...      instead of      celery -A shop worker -Q default ...
    python3 forklift_celery.py -A shop beat ...                   instead of      celery -A shop beat ...

Where a script of the image starts Celery, this file is its loader, by CELERY_LOADER=forklift_celery:Loader and PYTHONPATH.

alive   Exists once the process has come as far as its broker, and is touched every ten seconds or so by the very loop that does the
        work: in a worker by a timer of the consumer's event loop, in beat by each pass of its scheduler. A loop that hangs stops
        touching it, while a loop that is merely busy, or waits for its broker to come back, goes on. Nothing is sent to the broker.
ready   Exists from the moment a worker consumes, or beat can publish, until the process is asked to stop.

Why it is done this way:
- Timers of the event loop die with the connection, so a consumer step sets the timer anew at each connection. While the connection
  is being retried no loop runs at all, so the attempts themselves touch the file: a broker's outage restarts nobody.
- An attempt to connect must end by itself. With AMQP it does, within seconds; with Redis it would hang for minutes where packets are
  dropped, so there time-outs are set unless `broker_transport_options` has its own.
- Beat sleeps for up to five minutes between two passes when nothing is due; here it wakes up every ten seconds and finds nothing to do.
- A thread of its own would touch the file in a process that hangs, and `inspect ping` would ask the broker and cost seconds of CPU.
- The solo pool runs tasks inside the event loop, so there a task longer than the probe's patience looks like a hang.

Needs Celery 5. FORKLIFT_CELERY_DIR says where the files are, /tmp by default.
"""

import logging
import os
import sys
from pathlib import Path

EVERY = 10.0
"""Seconds between two touches."""

REDIS_TIMEOUTS = {"socket_connect_timeout": 5, "socket_timeout": 15}
"""Seconds; redis-py tries to connect four times in a row, and all of that has to fit well into the probe's patience."""

logger = logging.getLogger("forklift.celery")


class Flag:
    """A file that says something by being there, and by how long ago it was touched."""

    def __init__(self, name):
        self.path = Path(os.environ.get("FORKLIFT_CELERY_DIR", "/tmp"), "forklift-celery-" + name)

    def touch(self):
        try:
            self.path.touch()
        except OSError as reason:  # Celery would take it for a lost connection; the probe tells of it as well.
            logger.warning("cannot touch %s: %s", self.path, reason)

    def remove(self):
        self.path.unlink(missing_ok=True)


alive, ready = Flag("alive"), Flag("ready")


def limit_waiting(app):
    if app.connection_for_write().transport.driver_type == "redis":
        app.conf.broker_transport_options = {**REDIS_TIMEOUTS, **app.conf.broker_transport_options}


def touch_while_connecting():
    """Makes each attempt to reach the broker touch the file, whoever asks for it: the consumer, its event sender, beat's publisher."""
    from celery import _state
    from kombu import connection

    retry = connection.retry_over_time

    def retry_and_touch(attempt, *args, **options):
        def touch_and_attempt(*attempt_args, **attempt_options):
            if _state.get_current_task() is None:  # a task that publishes says nothing of the loop
                alive.touch()
            return attempt(*attempt_args, **attempt_options)

        return retry(touch_and_attempt, *args, **options)

    connection.retry_over_time = retry_and_touch


def watch_worker(instance, **_):
    from celery.bootsteps import StartStopStep

    class TouchAlive(StartStopStep):
        """Runs at each connection to the broker."""

        requires = ("celery.worker.consumer.connection:Connection",)
        timer = None

        def start(self, consumer):
            alive.touch()
            self.timer = consumer.timer.call_repeatedly(EVERY, alive.touch)

        def stop(self, consumer):
            if self.timer is not None:
                self.timer.cancel()

    limit_waiting(instance.app)
    instance.app.steps["consumer"].add(TouchAlive)


def watch_beat(sender, **_):
    scheduler = sender.scheduler
    tick = scheduler.tick

    def tick_and_touch():
        alive.touch()
        scheduler.producer  # connects, the first time: beat is not ready before it can publish
        interval = tick()
        alive.touch()
        if not ready.path.exists():
            ready.touch()
        return min(interval, EVERY) if interval else interval

    limit_waiting(sender.app)
    scheduler.tick = tick_and_touch


def watch():
    from celery import signals

    touch_while_connecting()
    signals.celeryd_init.connect(watch_worker, weak=False)
    signals.worker_ready.connect(lambda **_: ready.touch(), weak=False)
    signals.worker_shutting_down.connect(lambda **_: ready.remove(), weak=False)
    signals.beat_init.connect(watch_beat, weak=False)


def __getattr__(name):
    """Celery asks for its loader here, as the first thing that a worker or beat does."""
    if name != "Loader":
        raise AttributeError(name)
    from celery.loaders.app import AppLoader

    watch()
    globals()[name] = AppLoader
    return AppLoader


def main():
    alive.remove()  # what an earlier container of the pod has left
    ready.remove()

    from celery import maybe_patch_concurrency

    maybe_patch_concurrency()  # gevent and eventlet: before anything below is imported

    from celery.__main__ import main as celery

    watch()
    sys.argv[0] = "celery"
    celery()


if __name__ == "__main__":
    main()
