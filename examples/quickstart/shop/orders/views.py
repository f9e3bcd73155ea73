import json
import logging
import os
from itertools import pairwise

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import BadRequest, ValidationError
from django.db import DatabaseError, connection, transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from kombu.exceptions import OperationalError

from . import tasks
from .models import Nap, Order, Tick

logger = logging.getLogger(__name__)

SETTINGS_TO_SEE = ("GREETING", "BEAT_INTERVAL", "CONN_MAX_AGE", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS")


def json_api(view):
    """A POST with a JSON object as its body, from programs and not from forms: 400 for what is wrong in it, 503 without a broker."""

    @csrf_exempt
    @require_POST
    def checked(request):
        try:
            body = json.loads(request.body or "{}")
            if not isinstance(body, dict):
                raise BadRequest("the body is not a JSON object")
            return view(body)
        except (json.JSONDecodeError, BadRequest) as wrong:
            return JsonResponse({"error": str(wrong)}, status=400)
        except ValidationError as wrong:
            return JsonResponse({"error": wrong.message_dict}, status=400)
        except OperationalError as unreachable:
            logger.error("the broker cannot be reached: %s", unreachable)
            return JsonResponse({"error": "the broker cannot be reached"}, status=503)

    return checked


def since(request):
    """The row from which on, that one left out."""
    try:
        return int(request.GET.get("since", 0))
    except ValueError as wrong:
        raise BadRequest("since is not a number") from wrong


@require_GET
def home(request):
    return render(request, "orders/home.html", {"greeting": settings.GREETING, "orders": Order.objects.count()})


@require_GET
def livez(request):
    """The process answers; says nothing of what it depends on."""
    return HttpResponse("alive", content_type="text/plain")


@require_GET
def healthz(request):
    """The process can serve: it reaches its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as unreachable:
        logger.error("not ready, the database cannot be reached: %s", unreachable)
        return HttpResponse("no database", status=503, content_type="text/plain")
    return HttpResponse("ready", content_type="text/plain")


@json_api
def create_order(body):
    order = Order(item=body.get("item", ""), quantity=body.get("quantity", 1), email=body.get("email", ""))
    order.full_clean()
    with transaction.atomic():
        order.save()
        transaction.on_commit(lambda: tasks.process_order.delay(order.pk))
    return JsonResponse({"id": order.pk, "state": order.state}, status=201)


@require_GET
def show_order(request, order_id):
    order = get_object_or_404(Order, pk=order_id)
    return JsonResponse(
        {
            "id": order.pk,
            "item": order.item,
            "quantity": order.quantity,
            "state": order.state,
            "createdAt": order.created_at,
            "processedAt": order.processed_at,
            "processedBy": order.processed_by,
            "receiptSentAt": order.receipt_sent_at,
            "receiptSentBy": order.receipt_sent_by,
        }
    )


@json_api
def start_nap(body):
    nap = Nap(seconds=body.get("seconds", 1))
    nap.full_clean()
    with transaction.atomic():
        nap.save()
        transaction.on_commit(lambda: tasks.nap.delay(nap.pk))
    return JsonResponse({"id": nap.pk}, status=201)


def described(nap):
    return {
        "id": nap.pk,
        "seconds": nap.seconds,
        "startedAt": nap.started_at,
        "startedBy": nap.started_by,
        "finishedAt": nap.finished_at,
        "runs": nap.runs,
    }


@require_GET
def show_nap(request, nap_id):
    return JsonResponse(described(get_object_or_404(Nap, pk=nap_id)))


@require_GET
def naps(request):
    """In the order they were asked for; `?since=<id>` leaves out the rows up to that one."""
    return JsonResponse({"tasks": [described(nap) for nap in Nap.objects.filter(pk__gt=since(request)).order_by("pk")]})


@require_GET
def ticks(request):
    """What beat sent, in the order it sent it; `?since=<id>` leaves out the rows up to that one."""
    rows = list(Tick.objects.filter(pk__gt=since(request)).order_by("sent_at"))
    gaps = [(later.sent_at - earlier.sent_at).total_seconds() for earlier, later in pairwise(rows)]
    return JsonResponse(
        {
            "interval": settings.BEAT_INTERVAL,
            "shortestGap": min(gaps, default=None),
            "longestGap": max(gaps, default=None),
            "ticks": [
                {
                    "id": row.pk,
                    "taskId": row.task_id,
                    "sentAt": row.sent_at,
                    "sentBy": row.sent_by,
                    "receivedAt": row.received_at,
                    "receivedBy": row.received_by,
                    "deliveries": row.deliveries,
                }
                for row in rows
            ],
        }
    )


@require_GET
def visits(request):
    """Counts in the cache."""
    cache.add("visits", 0, timeout=None)
    return JsonResponse({"visits": cache.incr("visits")})


@json_api
def send_broadcast(body):
    text = body.get("text")
    if not isinstance(text, str):
        raise BadRequest("text is missing")
    tasks.broadcast({"text": text})
    return JsonResponse({"sent": text}, status=202)


@require_GET
def show_setting(request, name):
    if name not in SETTINGS_TO_SEE:
        raise Http404(name)
    return JsonResponse({name: getattr(settings, name), "host": os.uname().nodename})
