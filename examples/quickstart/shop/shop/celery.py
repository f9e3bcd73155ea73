import os
import socket
import time
from logging.config import dictConfig

from celery import Celery
from celery.signals import before_task_publish, setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")

app = Celery("shop")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect(weak=False)
def log_as_django_does(**_):
    from django.conf import settings

    dictConfig(settings.LOGGING)


@before_task_publish.connect(sender="orders.tasks.tick", weak=False)
def say_who_sent_the_tick_and_when(headers=None, **_):
    """Runs in beat, so that a tick carries beat's own clock and host, not the worker's."""
    headers["beat_sent_at"] = time.time()
    headers["beat_host"] = socket.gethostname()
