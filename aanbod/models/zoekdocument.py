from django.db import models


class Zoekdocument(models.Model):
    """What the search index and the counts need of one published aanbod, prepared.

    Written only by `aanbod.actions.indexeren`. The texts are words as
    `aanbod.zoeken.tekst` prepares them, with one space between, so that SQLite (FTS5)
    and PostgreSQL (tsvector) index the same words. What is not indexed begins and ends with
    a space too, so that a word is found by a search in the text.
    """

    aanbod = models.OneToOneField(
        "aanbod.Aanbod", models.CASCADE, primary_key=True, related_name="zoekdocument"
    )
    # The scope as a word: gm0505 or regio3.
    bereik = models.CharField(max_length=20, db_index=True)
    # The words of the name; of the name, summary, aanbieder and doelgroepen; all of them,
    # with the scope, its onderwerpen and, for what comes along with any question, the word
    # that says so.
    naam = models.TextField()
    kern = models.TextField()
    woorden = models.TextField()
    # The filters it answers to (`aanbod.zoeken.kenmerken`).
    kenmerken = models.TextField()
    # Its pins, space separated, as `zoeken.treffer` writes and reads them.
    punten = models.TextField(blank=True)
    # Whose it is: no more than two of one aanbieder stand at the top of a list.
    aanbieder = models.ForeignKey("aanbod.Aanbieder", models.CASCADE, related_name="+")
    # Names in it that are no Dutch words, as written: what a typing error may have meant.
    eigennamen = models.TextField(blank=True)
    sorteernaam = models.CharField(max_length=120)

    class Meta:
        verbose_name = "zoekdocument"
        verbose_name_plural = "zoekdocumenten"

    def __str__(self):
        return str(self.aanbod_id)
