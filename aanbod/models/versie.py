from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection, models
from django.db.models import Sum

OVERAL = "overal"
THESAURUS = "thesaurus"


def van_gemeente(pk: int) -> str:
    return f"gemeente{pk}"


def van_regio(pk: int) -> str:
    return f"regio{pk}"


class Stand(NamedTuple):
    """`thesaurus` is its number; `alles` of all that is shown in one gemeente, as a short text."""

    thesaurus: int
    alles: str


# The same as `voor`, of a gemeente that is only known by its slug: asked with every request, so
# without the model layer, which would cost more than the query.
_VAN_SLUG = """
SELECT v.bereik, sum(v.nummer) FROM aanbod_versie v WHERE v.bereik IN (
    SELECT %s UNION ALL SELECT %s
    UNION ALL SELECT 'gemeente' || g.id FROM wijken_gemeente g WHERE g.slug = %s
    UNION ALL SELECT 'regio' || g.regio_id FROM wijken_gemeente g WHERE g.slug = %s
)
GROUP BY v.bereik
"""


def _stand(gevonden: dict[str, int]) -> Stand:
    alles = "-".join(f"{bereik}.{nummer}" for bereik, nummer in sorted(gevonden.items()))
    return Stand(gevonden.get(THESAURUS, 0), alles)


class VersieQuerySet(models.QuerySet):
    def standen(self, bereiken: Iterable[str]) -> dict[str, int]:
        """Per scope its number: the sum of its rows. One query."""
        rijen = self.filter(bereik__in=bereiken).order_by().values("bereik")
        return {bereik: int(stand) for bereik, stand in rijen.values_list("bereik", Sum("nummer"))}

    def van_slug(self, slug: str) -> Stand:
        """As `voor`, of a gemeente that may not be there. One query."""
        with connection.cursor() as cursor:
            cursor.execute(_VAN_SLUG, [OVERAL, THESAURUS, slug, slug])
            return _stand({bereik: int(nummer) for bereik, nummer in cursor.fetchall()})

    def van_de_thesaurus(self) -> int:
        """Of its terms, and the onderwerpen and doelgroepen that they mean. One query."""
        return self.standen([THESAURUS]).get(THESAURUS, 0)

    def voor(self, gemeente) -> Stand:
        """One query."""
        bereiken = [OVERAL, THESAURUS, van_gemeente(gemeente.pk)]
        if gemeente.regio_id:
            bereiken.append(van_regio(gemeente.regio_id))
        return _stand(self.standen(bereiken))


class Versie(models.Model):
    """A number that is another one after every change of a gemeente, a regio, the thesaurus or all.

    The number of a scope is the sum of its rows: on PostgreSQL every change adds one.
    Drawn by the database itself (`aanbod.versietellers`), in the transaction of the change: so
    what is prepared under a number is never of older data, whoever wrote. Drawn and not counted:
    a transaction that is rolled back leaves no number behind that another one may reach again.
    """

    bereik = models.CharField(max_length=30, db_index=True)
    nummer = models.PositiveBigIntegerField(default=0)

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"

    def __str__(self):
        return f"{self.bereik}: {self.nummer}"
