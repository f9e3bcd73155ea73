from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Order(models.Model):
    """Received by the web, processed on the queue `default`, its receipt sent on the queue `mail`."""

    item = models.CharField(max_length=200)
    quantity = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    processed_at = models.DateTimeField(null=True, blank=True)
    processed_by = models.CharField(max_length=200, blank=True)
    receipt_sent_at = models.DateTimeField(null=True, blank=True)
    receipt_sent_by = models.CharField(max_length=200, blank=True)

    @property
    def state(self):
        return "processed" if self.processed_at else "received"


class Nap(models.Model):
    """A task that takes its time, to see what a worker does with it when it is asked to stop."""

    seconds = models.FloatField(validators=[MinValueValidator(0), MaxValueValidator(3600)])
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    started_by = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    runs = models.PositiveIntegerField(default=0)


class Tick(models.Model):
    """One message of beat. A second message is a second row; the same message delivered twice is one row with two deliveries."""

    task_id = models.UUIDField(unique=True)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=200)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.CharField(max_length=200)
    deliveries = models.PositiveIntegerField(default=1)
