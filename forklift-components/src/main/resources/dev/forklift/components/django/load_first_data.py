"""Loads the first data of a database that was empty, all of it or nothing, and once."""
import json
import os

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

recorder = MigrationRecorder(connection)
if ("forklift", "first-data") in recorder.applied_migrations():
    with transaction.atomic():
        for command in json.loads(os.environ["FORKLIFT_COMMANDS"]):
            call_command(*command)
        recorder.record_unapplied("forklift", "first-data")
else:
    print("the database was not empty, or has its first data: nothing is loaded")
