"""On SQLite a migration of wijken made the table of gemeenten anew, and its counters went."""

from django.db import migrations

from aanbod import versietellers


class Migration(migrations.Migration):
    dependencies = [
        ("aanbod", "0009_controleritme"),
        ("wijken", "0004_adresdelen_van_de_site"),
    ]

    operations = [migrations.RunPython(versietellers.maak, migrations.RunPython.noop)]
