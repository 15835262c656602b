from django.core.exceptions import ValidationError

from ..models import Aanbod


def controleer_bereik(aanbod: Aanbod, wijken) -> None:
    """The rule that no constraint can hold: reach and werkgebieden belong together.

    City-wide aanbod may name wijken too: there it is present in person. Raises
    `ValidationError` when reach `wijken` has no wijk, or one in another gemeente.
    """
    wijken = list(wijken)
    if aanbod.bereik != Aanbod.Bereik.WIJKEN:
        return
    if not wijken:
        raise ValidationError("Kies ten minste één wijk, of een ander bereik dan “wijken”.")
    for wijk in wijken:
        if aanbod.gemeente_id and wijk.gemeente_id != aanbod.gemeente_id:
            raise ValidationError(f"De wijk {wijk} ligt niet in {aanbod.gemeente}.")
