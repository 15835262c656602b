"""Web Mercator in whole pixels: what a map on a screen divides the world by."""

from math import atan, cos, degrees, log, pi, radians, sinh, tan

# The finest level: a pixel is some 10 cm, and x and y still fit a database integer.
ZOOM = 20
TEGEL = 256
_WERELD = TEGEL * 2**ZOOM


def naar_pixel(breedte: float, lengte: float) -> tuple[int, int]:
    """(x, y) at `ZOOM`, from the north-west, of WGS84 degrees."""
    noord = log(tan(radians(breedte)) + 1 / cos(radians(breedte)))
    x = (lengte + 180) / 360 * _WERELD
    y = (1 - noord / pi) / 2 * _WERELD
    return int(x), int(y)


def naar_graden(x: float, y: float) -> tuple[float, float]:
    """(breedte, lengte) in WGS84 degrees of a pixel at `ZOOM`."""
    lengte = x / _WERELD * 360 - 180
    breedte = degrees(atan(sinh(pi * (1 - 2 * y / _WERELD))))
    return breedte, lengte
