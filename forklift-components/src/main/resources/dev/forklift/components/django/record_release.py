"""Records in the database that the steps of a release have been done; processes of the release wait for it."""
import os

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

recorder = MigrationRecorder(connection)
release = ("forklift", os.environ["FORKLIFT_RELEASE"])
if release not in recorder.applied_migrations():
    recorder.record_applied(*release)
