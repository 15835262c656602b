"""Secrets of the second step, that stood in the database as they are."""

from django.db import migrations

from gebruikers.geheimen import ontsleutel, versleutel, zet_om


def versleutel_alles(apps, schema_editor):
    zet_om(apps.get_model("mfa", "Authenticator"), versleutel)


def ontsleutel_alles(apps, schema_editor):
    zet_om(apps.get_model("mfa", "Authenticator"), ontsleutel)


class Migration(migrations.Migration):
    dependencies = [("gebruikers", "0002_poging"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(versleutel_alles, ontsleutel_alles, elidable=True)]
