"""A piece of the map: the box that someone looks at."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

# Three decimals are some 100 m: enough for a piece of the map.
DECIMALEN = 3


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
        return ",".join(
            f"{getal:.{DECIMALEN}f}" for getal in (self.west, self.zuid, self.oost, self.noord)
        )

    def bevat(self, breedte: float, lengte: float) -> bool:
        return self.zuid <= breedte <= self.noord and self.west <= lengte <= self.oost
