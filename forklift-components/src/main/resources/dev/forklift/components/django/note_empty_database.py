"""Notes in an empty database that its first data is still to be loaded: before migrations, which empty none."""
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

recorder = MigrationRecorder(connection)
if not recorder.applied_migrations():
    recorder.record_applied("forklift", "first-data")
    print("the database is empty: its first data will be loaded")
