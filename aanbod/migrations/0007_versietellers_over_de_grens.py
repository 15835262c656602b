from django.db import migrations

from aanbod import versietellers


class Migration(migrations.Migration):
    """The triggers anew: more tables lead to more gemeenten."""

    dependencies = [
        ('aanbod', '0006_thesaurus_en_versies'),
    ]

    operations = [
        migrations.RunPython(versietellers.maak, migrations.RunPython.noop),
    ]
