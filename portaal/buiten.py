"""What does not stand on a sociale kaart, and where to go for it."""

from django.utils.translation import gettext_lazy as _

from aanbod.models import Thesaurusterm

Buiten = Thesaurusterm.Buiten

WAARHEEN = {
    Buiten.BURGERZAKEN: _("Dit regelt u bij de gemeente, bij Burgerzaken."),
    Buiten.AFVAL: _("Dit regelt u bij de gemeente. Vraag naar afval."),
    Buiten.OPENBARE_RUIMTE: _("Dit meldt u bij de gemeente. Vraag naar straat en groen."),
    Buiten.VERGUNNING: _("Dit regelt u bij de gemeente. Vraag naar vergunningen."),
    Buiten.BELASTING: _("Dit vraagt u aan de gemeente. Vraag naar de belastingen."),
    Buiten.MEDISCH: _("Hiervoor belt u uw huisarts, uw tandarts of de apotheek."),
    Buiten.POLITIE: _("Hiervoor gaat u naar de politie. Is er nu gevaar? Bel 112."),
    Buiten.VERKEER: _("Dit vraagt u aan het bedrijf van de bus, de trein of de taxi."),
    Buiten.OVERIG: _("Hier vindt u alleen hulp, en plekken om mensen te ontmoeten."),
}
VAN_DE_GEMEENTE = {
    Buiten.BURGERZAKEN, Buiten.AFVAL, Buiten.OPENBARE_RUIMTE, Buiten.VERGUNNING, Buiten.BELASTING,
}  # fmt: skip


def buiten_uitleg(buiten: str, gemeente) -> dict | None:
    """`tekst`, and the `url` of the gemeente where that is who does it and its site is known."""
    if not buiten:
        return None
    return {
        "tekst": WAARHEEN[buiten],
        "url": gemeente.website if buiten in VAN_DE_GEMEENTE else "",
    }
