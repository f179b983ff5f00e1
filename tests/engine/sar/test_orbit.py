"""The interpolator of orbits against closed-form ellipses about a turning Earth, and against other algorithms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import KroghInterpolator
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.orbit import Orbit

EPOCH = np.datetime64("2020-01-01T00:00:00", "s")
GM = 3.986004418e14
TURN = np.array([0, 0, 7.2921150e-5])
# Ten seconds apart, and with a gap.
STEADY = np.arange(-70.0, 71, 10)
UNEVEN = np.delete(STEADY, [3, 9]) + 0.25


def ellipse(t, eccentricity=0.015, mean_anomaly_deg=30.0, inclination_deg=97.4, axis_m=6_900_000.0):
    """Position, velocity and acceleration of two bodies, in the frame that turns with the Earth."""
    t = np.asarray(t, float)
    rate = np.sqrt(GM / axis_m**3)
    mean = np.radians(mean_anomaly_deg) + rate * t
    anomaly = mean
    for _ in range(20):
        anomaly = anomaly - (anomaly - eccentricity * np.sin(anomaly) - mean) / (1 - eccentricity * np.cos(anomaly))
    minor = np.sqrt(1 - eccentricity**2)
    speed = rate / (1 - eccentricity * np.cos(anomaly))
    flat = np.stack([axis_m * (np.cos(anomaly) - eccentricity), axis_m * minor * np.sin(anomaly), 0 * t], -1)
    moving = np.stack([-axis_m * np.sin(anomaly), axis_m * minor * np.cos(anomaly), 0 * t], -1) * speed[..., None]
    pulled = -GM * flat / np.linalg.norm(flat, axis=-1, keepdims=True) ** 3
    tilt = np.radians(inclination_deg)
    tilted = np.array([[1, 0, 0], [0, np.cos(tilt), -np.sin(tilt)], [0, np.sin(tilt), np.cos(tilt)]])
    angle = 0.2 - TURN[2] * t
    c, s = np.cos(angle), np.sin(angle)
    zero, one = np.zeros_like(t), np.ones_like(t)
    turned = np.stack([c, -s, zero, s, c, zero, zero, zero, one], -1).reshape(*t.shape, 3, 3)
    position, inertial, pull = (np.einsum("...ij,jk,...k->...i", turned, tilted, v) for v in (flat, moving, pulled))
    velocity = inertial - np.cross(TURN, position)
    # Coriolis and centrifugal.
    return position, velocity, pull - 2 * np.cross(TURN, velocity) - np.cross(TURN, np.cross(TURN, position))


def orbit(times=STEADY, method="hermite", **shape):
    position, velocity, _ = ellipse(times, **shape)
    return Orbit(EPOCH, times, position, velocity, "ITRF", "precise", method)


@settings(max_examples=25, deadline=None)
@given(
    eccentricity=st.floats(0, 0.02), mean_anomaly_deg=st.floats(0, 360), inclination_deg=st.floats(0, 180),
    axis_m=st.floats(6_850_000, 7_100_000),
)  # fmt: skip
def test_hermite_is_the_ellipse(**shape):
    dense = np.linspace(-70, 70, 14 * 100 + 1)
    own = orbit(**shape).state(dense)
    for values, truth, limit in zip(own, ellipse(dense, **shape), (1e-7, 1e-7, 1e-6)):
        assert np.abs(values - truth).max() < limit


@pytest.mark.parametrize("times", [STEADY, UNEVEN], ids=["steady", "uneven"])
def test_hermite_is_kroghs_on_the_four_nodes_about(times):
    """State vectors as annotated, to the millimetre: which nodes are taken shows."""
    position, velocity, _ = (np.round(v, 3) for v in ellipse(times))
    one = Orbit(EPOCH, times, position, velocity)
    for first in range(len(times) - 1):
        nodes = np.arange(4) + min(max(first - 1, 0), len(times) - 4)
        known = np.stack([position[nodes], velocity[nodes]], 1).reshape(8, 3)
        start = times[first]
        other = KroghInterpolator(np.repeat(times[nodes] - start, 2), known)
        asked = np.linspace(times[first], times[first + 1], 9)[:-1]
        own = one.state(asked)
        assert np.abs(own[0] - other(asked - start)).max() < 1e-7
        assert np.abs(own[1] - other.derivative(asked - start)).max() < 1e-7
        assert np.abs(own[2] - other.derivative(asked - start, 2)).max() < 1e-7


def test_the_polynomial_is_the_ellipse_whatever_the_velocities():
    dense = np.linspace(-70, 70, 1401)
    position, velocity, _ = ellipse(STEADY)
    coarse = Orbit(EPOCH, STEADY, position, np.round(velocity), method="polynomial")
    for values, truth, limit in zip(coarse.state(dense), ellipse(dense), (1e-4, 1e-5, 1e-6)):
        assert np.abs(values - truth).max() < limit


def test_the_polynomial_is_least_squares_of_degree_seven():
    random = np.random.default_rng(0)
    position, velocity, _ = ellipse(STEADY)
    position = position + random.normal(0, 1, position.shape)
    one = Orbit(EPOCH, STEADY, position, velocity, method="polynomial")
    asked = np.linspace(-70, 70, 33)
    # Legendre's polynomials, in the weights of a pseudo-inverse.
    design, wanted = (np.polynomial.legendre.legvander(t / 70, 7) for t in (STEADY, asked))
    assert np.abs(one.state(asked)[0] - wanted @ np.linalg.pinv(design) @ position).max() < 1e-6
    assert np.abs(one.state(STEADY)[0] - position).max() > 0.1  # it smooths


def test_nothing_is_extrapolated():
    for method in ("hermite", "polynomial"):
        one = orbit(method=method)
        assert (one.start_s, one.end_s) == (-70, 70)
        for values in one.state([-70.0001, 70.0001, np.nan]):
            assert np.isnan(values).all()
        for values in one.state([-70.0, 70.0]):
            assert np.isfinite(values).all()
        assert list(one.covers([-70.0001, -70, 70, 70.0001, np.nan])) == [False, True, True, False, False]


def test_shapes_and_epochs():
    one = orbit()
    assert [v.shape for v in one.state(3.5)] == [(3,)] * 3
    assert [v.shape for v in one.state(np.zeros((2, 0, 4)))] == [(2, 0, 4, 3)] * 3
    later = one.moved_to(EPOCH + np.timedelta64(86400, "s"))
    assert later.start_s == -70 - 86400 and later.epoch - EPOCH == np.timedelta64(1, "D")
    assert np.abs(later.state(3.5 - 86400)[0] - one.state(3.5)[0]).max() < 1e-6
    assert one.moved_to(EPOCH) is one


BAD = {
    "too few": (lambda t, p, v: (t[:3], p[:3], v[:3]), "3 state vectors; at least 4"),
    "none": (lambda t, p, v: ([], [], []), "0 state vectors"),
    "fewer velocities": (lambda t, p, v: (t, p, v[:-1]), "each with position and velocity"),
    "two coordinates": (lambda t, p, v: (t[:14], p[:14, :2], v[:14]), "each with position and velocity"),
    "transposed": (lambda t, p, v: (t, p.T, v.T), "each with position and velocity"),
    "backwards": (lambda t, p, v: (t[::-1], p[::-1], v[::-1]), "not in the order of time"),
    "twice": (lambda t, p, v: tuple(np.insert(a, 2, a[2], 0) for a in (t, p, v)), "one stands twice"),
    "kilometres": (lambda t, p, v: (t, p / 1000, v / 1000), "7 km from the Earth's centre; .* in metres"),
    "beyond": (lambda t, p, v: (t, p * 10, v * 10), "must be Earth-fixed and in metres"),
    "inertial velocities": (lambda t, p, v: (t, p, v + np.cross(TURN, p)), "do not fit its positions"),
    "velocities in km/s": (lambda t, p, v: (t, p, v / 1000), "do not fit its positions"),
    "one velocity wrong": (lambda t, p, v: (t, p, v + 20 * (t == 0)[:, None]), "do not fit its positions"),
    "no time": (lambda t, p, v: (np.where(t == 0, np.nan, t), p, v), "not numbers"),
    "no position": (lambda t, p, v: (t, np.where(t[:, None] == 0, np.inf, p), v), "not numbers"),
    "no velocity": (lambda t, p, v: (t, p, v * np.nan), "not numbers"),
}


@pytest.mark.parametrize("case", BAD)
def test_orbits_that_cannot_be(case):
    change, words = BAD[case]
    with pytest.raises(EngineInputError, match=words) as caught:
        Orbit(EPOCH, *change(STEADY, *ellipse(STEADY)[:2]))
    assert str(caught.value).count(". ") == 0 and str(caught.value).endswith(".")


def test_methods_that_cannot_be():
    with pytest.raises(EngineInputError, match="no orbit method 'spline'; choose from hermite, polynomial"):
        orbit(method="spline")
    with pytest.raises(EngineInputError, match="8 state vectors; at least 9"):
        orbit(STEADY[:8], "polynomial")
    assert np.isfinite(orbit(STEADY[:9], "polynomial").state(-65.0)[0]).all()
    assert np.isfinite(orbit(STEADY[:4]).state(-65.0)[0]).all()
