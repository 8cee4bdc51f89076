"""British National Grid to latitude and longitude (WGS 84), to within some metres.

The transverse Mercator projection of the Airy 1830 ellipsoid undone, then a seven-parameter shift of datum: formulas
and constants of the Ordnance Survey's "A guide to coordinate systems in Great Britain".
"""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Degrees: TypeAlias = npt.NDArray[np.float64]

# semi-major and semi-minor axes, metres
AIRY = (6_377_563.396, 6_356_256.909)
WGS84 = (6_378_137.0, 6_356_752.314245)
SCALE = 0.9996012717
ORIGIN_EASTING, ORIGIN_NORTHING = 400_000.0, -100_000.0
ORIGIN_LATITUDE, ORIGIN_LONGITUDE = np.radians(49.0), np.radians(-2.0)
# OSGB36 to WGS 84: metres, seconds of arc, parts in a million
SHIFT, TURN, GROWTH = (446.448, -125.157, 542.060), (0.1502, 0.2470, 0.8421), -20.4894


def to_degrees(easting: Any, northing: Any) -> tuple[Degrees, Degrees]:
    """Latitude and longitude in degrees of points given in metres."""
    latitude, longitude = _unprojected(np.asarray(easting, dtype=float), np.asarray(northing, dtype=float))
    latitude, longitude = _from_cartesian(_shifted(_cartesian(latitude, longitude, AIRY)), WGS84)
    return np.degrees(latitude), np.degrees(longitude)


def _unprojected(easting: Degrees, northing: Degrees) -> tuple[Degrees, Degrees]:
    """Latitude and longitude on the Airy ellipsoid, radians."""
    major, minor = AIRY
    e2 = 1 - (minor / major) ** 2
    latitude = np.full_like(northing, ORIGIN_LATITUDE)
    # each step leaves about a thousandth of the error before
    for _ in range(6):
        latitude = latitude + (northing - ORIGIN_NORTHING - _arc(latitude)) / (major * SCALE)
    sine, tangent, secant = np.sin(latitude), np.tan(latitude), 1 / np.cos(latitude)
    nu = major * SCALE / np.sqrt(1 - e2 * sine**2)
    rho = nu * (1 - e2) / (1 - e2 * sine**2)
    eta2 = nu / rho - 1
    t2, x = tangent**2, (easting - ORIGIN_EASTING) / nu
    latitude = latitude - tangent * nu / rho * (
        x**2 / 2 - x**4 / 24 * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) + x**6 / 720 * (61 + 90 * t2 + 45 * t2**2)
    )
    longitude = ORIGIN_LONGITUDE + secant * (
        x - x**3 / 6 * (nu / rho + 2 * t2) + x**5 / 120 * (5 + 28 * t2 + 24 * t2**2)
    )
    return latitude, longitude


def _arc(latitude: Degrees) -> Degrees:
    """Metres along the meridian from the origin's latitude."""
    major, minor = AIRY
    n = (major - minor) / (major + minor)
    apart, total = latitude - ORIGIN_LATITUDE, latitude + ORIGIN_LATITUDE
    arc: Degrees = (
        minor
        * SCALE
        * (
            (1 + n + 1.25 * n**2 + 1.25 * n**3) * apart
            - (3 * n + 3 * n**2 + 2.625 * n**3) * np.sin(apart) * np.cos(total)
            + (1.875 * n**2 + 1.875 * n**3) * np.sin(2 * apart) * np.cos(2 * total)
            - 35 / 24 * n**3 * np.sin(3 * apart) * np.cos(3 * total)
        )
    )
    return arc


def _cartesian(latitude: Degrees, longitude: Degrees, ellipsoid: tuple[float, float]) -> Degrees:
    major, minor = ellipsoid
    e2 = 1 - (minor / major) ** 2
    nu = major / np.sqrt(1 - e2 * np.sin(latitude) ** 2)
    return np.stack(
        [
            nu * np.cos(latitude) * np.cos(longitude),
            nu * np.cos(latitude) * np.sin(longitude),
            (1 - e2) * nu * np.sin(latitude),
        ]
    )


def _shifted(point: Degrees) -> Degrees:
    x, y, z = np.radians(np.array(TURN) / 3600)
    turn = np.array([[1, -z, y], [z, 1, -x], [-y, x, 1]]) + np.eye(3) * GROWTH / 1e6
    shifted: Degrees = turn @ point + np.array(SHIFT)[:, None]
    return shifted


def _from_cartesian(point: Degrees, ellipsoid: tuple[float, float]) -> tuple[Degrees, Degrees]:
    major, minor = ellipsoid
    e2 = 1 - (minor / major) ** 2
    x, y, z = point
    axis = np.hypot(x, y)
    latitude = np.arctan2(z, axis * (1 - e2))
    for _ in range(6):
        nu = major / np.sqrt(1 - e2 * np.sin(latitude) ** 2)
        latitude = np.arctan2(z + e2 * nu * np.sin(latitude), axis)
    return latitude, np.arctan2(y, x)
