from django.db import migrations


class Migration(migrations.Migration):
    """Fails as soon as there is an order: no default says what its discount is."""

    dependencies = [("orders", "0001_initial")]
    operations = [migrations.RunSQL("ALTER TABLE orders_order ADD COLUMN discount integer NOT NULL")]
