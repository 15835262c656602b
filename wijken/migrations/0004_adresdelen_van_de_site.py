"""The site took `klopt-het-nog` for itself, beside what it had."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('wijken', '0003_codes_met_letters'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='gemeente',
            name='gemeente_slug_vrij',
        ),
        migrations.AddConstraint(
            model_name='gemeente',
            constraint=models.CheckConstraint(condition=models.Q(('slug__in', ['beheer', 'werk', 'gezond', 'kaart', 'klopt-het-nog', 'static', 'api', 'robots.txt', 'sitemap.xml']), _negated=True), name='gemeente_slug_vrij', violation_error_message='Dit adresdeel is van de site zelf. Kies een ander.'),
        ),
    ]
