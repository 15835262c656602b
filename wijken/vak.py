"""A piece of the map, the box around the Netherlands, and how exactly degrees are written."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

# Decimals of degrees. Five are about one metre: as we keep a position or an outline. Three are
# some 100 m: as someone looks for a place, enough for "nearby", too little for a front door.
PRECIES = 5
GROF = 3


@dataclass(frozen=True)
class Vak:
    """A box in WGS84 degrees; `uit` reads `west,zuid,oost,noord`, the order of GeoJSON."""

    west: float
    zuid: float
    oost: float
    noord: float

    @classmethod
    def uit(cls, tekst: str) -> "Vak":
        """Raises `ValidationError`, in Dutch, when it is no box on earth."""
        try:
            west, zuid, oost, noord = (float(deel) for deel in tekst.split(","))
        except ValueError:
            west = zuid = oost = noord = float("nan")
        if not (-180 <= west < oost <= 180 and -85 <= zuid < noord <= 85):
            raise ValidationError(
                "Dit stuk van de kaart is niet te lezen. Schuif de kaart en zoek opnieuw."
            )
        return cls(west, zuid, oost, noord)

    def __str__(self):
        graden = (self.west, self.zuid, self.oost, self.noord)
        return ",".join(f"{getal:.{GROF}f}" for getal in graden)

    def bevat(self, breedte: float, lengte: float) -> bool:
        """The border included."""
        return self.zuid <= breedte <= self.noord and self.west <= lengte <= self.oost


# European Netherlands, with a margin of some kilometres.
NEDERLAND = Vak(west=3.2, zuid=50.7, oost=7.3, noord=53.7)
