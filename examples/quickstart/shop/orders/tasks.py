import logging
import time
from datetime import datetime, timezone

from asgiref.sync import async_to_sync
from celery import shared_task
from channels.layers import get_channel_layer
from django.core.mail import send_mail
from django.db.models import F
from django.utils.timezone import now

from .models import Nap, Order, Tick

logger = logging.getLogger(__name__)


def broadcast(message):
    """Sends a message to every open websocket."""
    async_to_sync(get_channel_layer().group_send)("orders", {"type": "order.message", "message": message})


@shared_task(bind=True)
def process_order(self, order_id):
    order = Order.objects.get(pk=order_id)
    order.processed_at, order.processed_by = now(), self.request.hostname
    order.save(update_fields=["processed_at", "processed_by"])
    logger.info("order %s processed", order_id)
    broadcast({"order": order_id, "state": order.state})
    send_receipt.delay(order_id)


@shared_task(bind=True)
def send_receipt(self, order_id):
    order = Order.objects.get(pk=order_id)
    if order.email:
        send_mail(f"Order {order.pk}", f"{order.quantity} x {order.item}", None, [order.email])
    order.receipt_sent_at, order.receipt_sent_by = now(), self.request.hostname
    order.save(update_fields=["receipt_sent_at", "receipt_sent_by"])
    logger.info("receipt of order %s sent", order_id)


@shared_task(bind=True)
def nap(self, nap_id):
    Nap.objects.filter(pk=nap_id).update(started_at=now(), started_by=self.request.hostname, runs=F("runs") + 1)
    seconds = Nap.objects.get(pk=nap_id).seconds
    logger.info("nap %s: %s s", nap_id, seconds)
    time.sleep(seconds)
    Nap.objects.filter(pk=nap_id).update(finished_at=now())
    logger.info("nap %s: finished", nap_id)


@shared_task(bind=True)
def tick(self):
    sent_at = datetime.fromtimestamp(self.request.beat_sent_at, timezone.utc)
    row, new = Tick.objects.get_or_create(
        task_id=self.request.id,
        defaults={"sent_at": sent_at, "sent_by": self.request.beat_host, "received_by": self.request.hostname},
    )
    if not new:
        Tick.objects.filter(pk=row.pk).update(deliveries=F("deliveries") + 1)
