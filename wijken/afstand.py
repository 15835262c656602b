from math import asin, cos, radians, sin, sqrt

AARDSTRAAL = 6_371_000.0  # metres, mean radius


def afstand(van: tuple[float, float], naar: tuple[float, float]) -> float:
    """Great-circle distance in metres between two (breedte, lengte) in degrees (haversine)."""
    breedte1, lengte1, breedte2, lengte2 = map(radians, (*van, *naar))
    half = (
        sin((breedte2 - breedte1) / 2) ** 2
        + cos(breedte1) * cos(breedte2) * sin((lengte2 - lengte1) / 2) ** 2
    )
    return 2 * AARDSTRAAL * asin(min(1.0, sqrt(half)))


def afstand_tekst(meter: float) -> str:
    """As people say it: `± 600 m`, `± 1,5 km`, `± 12 km`."""
    if meter < 925:
        return f"± {max(50, round(meter / 50) * 50)} m"
    kilometer = round(meter / 1000, 1)
    if kilometer < 10:
        return f"± {kilometer:.1f} km".replace(".", ",").replace(",0 ", " ")
    return f"± {round(kilometer)} km"
