from django.db import migrations

from aanbod.zoeken import index


class Migration(migrations.Migration):
    dependencies = [("aanbod", "0001_initial")]

    operations = [migrations.RunPython(index.maak, index.weg)]
