from django.db import migrations


class Migration(migrations.Migration):
    """The default stays in the database: pods of the release before go on inserting orders without a discount."""

    dependencies = [("orders", "0001_initial")]
    operations = [migrations.RunSQL("ALTER TABLE orders_order ADD COLUMN discount integer NOT NULL DEFAULT 0")]
