"""Geodetic fusion: the printed equations, the general model and the shifts, against a numerical stereo adjustment,
published figures and transformations written out here."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Geod, Proj, Transformer
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.pointcloud.cloud import Points, Track
from vertical_city.engine.pointcloud.fusion import (
    Shift,
    StereoReference,
    StereoTrack,
    fuse_chunk,
    geodetic_shifts,
    lamp_posts,
    offset_shifts,
    printed,
    printed_shifts,
    settled,
    stereo_from_axis,
)
from vertical_city.engine.pointcloud.stereo_reference import (
    EQUAL,
    FROM_TEXT,
    angles_of,
    from_gcps,
    parse_place,
    typed_reference,
)
from vertical_city.engine.pointcloud.track_geometry import CloudTrack, jacobian
from vertical_city.engine.sar.geodetic import enu_axes, to_geocentric

# Table I of Zhu et al. 2016.
BERLIN = (("57", 350.3, 41.9), ("85", 352.0, 51.1), ("42", 190.6, 36.1), ("99", 187.2, 54.7))
UTM33 = CRS.from_epsg(32633)
LONGITUDE, LATITUDE, HEIGHT = 13.3777, 52.5186, 81.43


def cloud(name, heading, incidence, side="right", reference=None, **more):
    return CloudTrack(name, Track(name, "", heading, incidence, side, reference, **more))


def clouds(reference=None):
    return [cloud(*one, reference=reference) for one in BERLIN]


def stereo(weights=((1.0, 1.0),) * 4):
    return tuple(StereoTrack(*one, "right", *weight) for one, weight in zip(BERLIN, weights))


def on_map(longitude=LONGITUDE, latitude=LATITUDE, height=HEIGHT, crs=UTM33):
    x, y = Transformer.from_crs(4326, crs, always_xy=True).transform(longitude, latitude)
    return x, y, height


def adjusted_by_satellites(tracks, diameter):
    """P_SS - A by Gauss-Newton on distances to far satellites and on their along-track positions: no line of sight is
    used."""
    far = 1e9
    place, targets, sensors, flights = np.zeros(3), [], [], []
    for one in tracks:
        alpha, theta = np.radians(one.heading_deg), np.radians(one.incidence_deg)
        sign = {"right": 1, "left": -1}[one.look_side]
        # The side of the post that is nearest to the satellite, which stands to the left of where it looks.
        towards = np.array([-sign * np.cos(alpha), sign * np.sin(alpha), 0.0])
        targets.append(diameter / 2 * towards)
        sensors.append(far * (np.sin(theta) * towards + np.array([0, 0, np.cos(theta)])))
        flights.append(np.array([np.sin(alpha), np.cos(alpha), 0.0]))
    for _ in range(4):
        rows, right, weights = [], [], []
        for one, target, sensor, flight in zip(tracks, targets, sensors, flights):
            away, seen = place - sensor, target - sensor
            rows += [away / np.linalg.norm(away), flight]
            # |seen| - |away| without the loss of digits
            difference = (seen + away) @ (target - place) / (np.linalg.norm(seen) + np.linalg.norm(away))
            right += [difference, flight @ (target - place)]
            weights += [one.weight_range, one.weight_azimuth]
        root = np.sqrt(weights)
        place = place + np.linalg.lstsq(np.array(rows) * root[:, None], np.array(right) * root, rcond=None)[0]
    return place, np.array(targets)


angles = st.floats(20, 60)
headings = st.floats(0, 360)


@given(headings, angles, angles, st.floats(0.05, 2), st.sampled_from(["right", "left"]), st.floats(0.1, 10))
def test_general_model_is_the_printed_one_for_a_pair_of_opposite_headings(heading, a, d, diameter, side, weight):
    other = (heading + 180) % 360
    pair = [cloud("a", heading, a, side), cloud("d", other, d, side)]
    tracks = [StereoTrack("a", heading, a, side, weight, 2.0), StereoTrack("d", other, d, side, 1.0, weight)]
    if abs(np.cos(np.radians(heading))) < 1e-9:
        return
    made = printed(pair, diameter)
    assert np.abs(lamp_posts(tracks, pair, diameter) + made.ds_m).max() < 1e-12
    assert abs(made.closure_m[0]) < 1e-12 and made.disagreement_m < 1e-12


def test_equations_7_to_11_by_hand():
    """D = 0.2 m, tan = 1 and 0.5: dz = 0.2 * 0.5 / 1.5; dxy = dz cot."""
    pair = [cloud("a", 350.0, 45.0), cloud("d", 190.0, np.degrees(np.arctan(0.5)))]
    made = printed(pair, 0.2)
    dz = 0.1 / 1.5
    assert made.dz_m == pytest.approx(dz, rel=1e-12)
    a, d = np.radians([350.0, 190.0])
    expected = [[dz * np.cos(a), -dz * np.sin(a), dz], [2 * dz * np.cos(d), -2 * dz * np.sin(d), dz]]
    np.testing.assert_allclose(made.ds_m, expected, atol=1e-14)


def test_printed_equations_disagree_for_the_berlin_beams():
    """69 mm, worked out in the design from the headings and incidence angles of the paper."""
    made = printed(clouds())
    assert made.pairs == (("57", "42"), ("57", "99"), ("85", "42"), ("85", "99"))
    t = {name: np.tan(np.radians(incidence)) for name, _, incidence in BERLIN}
    each = [0.2 * t[a] * t[d] / (t[a] + t[d]) for a, d in made.pairs]
    np.testing.assert_allclose(made.pair_dz_m, each, rtol=1e-12)
    assert made.dz_m == pytest.approx(np.mean(each))
    np.testing.assert_allclose(made.residual_m, np.array(each) - np.mean(each), atol=1e-15)
    assert made.disagreement_m == pytest.approx(0.069, abs=0.0005)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(angles, st.floats(0.2, 5), st.floats(0.2, 5), st.floats(-8, 8)), min_size=3, max_size=5),
    st.sampled_from(["right", "left"]),
)
def test_stereo_point_against_an_adjustment_of_distances(seen, side):
    tracks = [
        StereoTrack(str(k), (350 if k % 2 else 190) + turn, incidence, side, wr, wa)
        for k, (incidence, wr, wa, turn) in enumerate(seen)
    ]
    expected, targets = adjusted_by_satellites(tracks, 0.3)
    np.testing.assert_allclose(stereo_from_axis(tracks, 0.3), expected, atol=2e-9)
    seen_by = [cloud(one.name, one.heading_deg, one.incidence_deg, side) for one in tracks]
    np.testing.assert_allclose(expected + lamp_posts(tracks, seen_by, 0.3), targets, atol=2e-9)


def test_left_looking_is_the_mirror():
    right, left = (printed([cloud("a", 350, 40, side), cloud("d", 190, 35, side)]).ds_m for side in ("right", "left"))
    np.testing.assert_allclose(right[:, :2], -left[:, :2])
    np.testing.assert_allclose(right[:, 2], left[:, 2])
    assert right[0, 0] > 0


@pytest.mark.parametrize("make", [geodetic_shifts, printed_shifts, offset_shifts])
def test_shifts_lead_from_the_own_reference_to_the_side_of_the_post(make):
    x, y, z = on_map()
    reference = StereoReference.of_degrees(LONGITUDE, LATITUDE, HEIGHT, tracks=stereo())
    own = (x - 12.0, y + 7.0, z - 20.0)
    shifts = make(reference, clouds(own), UTM33)
    place = np.array([own]) + [[one.dx, one.dy, one.dz] for one in shifts]
    longitude, latitude = Transformer.from_crs(UTM33, 4326, always_xy=True).transform(place[:, 0], place[:, 1])
    # Azimuth and distance on the ellipsoid, by other code than ours.
    azimuth, _, distance = Geod(ellps="WGS84").inv([LONGITUDE] * 4, [LATITUDE] * 4, longitude, latitude)
    enu = np.column_stack(
        [distance * np.sin(np.radians(azimuth)), distance * np.cos(np.radians(azimuth)), place[:, 2] - HEIGHT]
    )
    posts = {
        geodetic_shifts: lamp_posts(stereo(), clouds()), printed_shifts: -printed(clouds()).ds_m,
        offset_shifts: np.zeros((4, 3)),
    }[make]  # fmt: skip
    np.testing.assert_allclose(enu, posts, atol=1e-5)
    np.testing.assert_allclose([one.lamp_post_m for one in shifts], posts, atol=1e-15)
    # Grid north is not true north, and a grid metre not a metre.
    convergence, scale = np.radians(-1.2873), 0.99975
    turned = shifts[0].geocoding_m[0] + 1j * shifts[0].geocoding_m[1]
    expected = (12 - 7j) * np.exp(-1j * convergence) / scale
    assert abs(turned - expected) < 0.004


def test_covariance_is_that_of_the_stereo_point_and_of_the_diameter():
    covariance = np.array([[4.0, 1, 0.5], [1, 3, -0.2], [0.5, -0.2, 2]]) * 1e-4
    own = on_map()
    reference = StereoReference.of_degrees(LONGITUDE, LATITUDE, HEIGHT, tracks=stereo(), covariance_m2=covariance)
    made = geodetic_shifts(reference, clouds(own), UTM33, 0.2, 0.03)
    generator = np.random.default_rng(3)
    axes = enu_axes(reference.xyz_m)
    points = generator.multivariate_normal(np.zeros(3), covariance, 20000) @ axes.T
    diameters = 0.2 + 0.03 * generator.standard_normal(20000)
    unit = lamp_posts(stereo(), clouds(), 1.0)
    for one, per_metre in zip(made, unit):
        drawn = np.cov((points + diameters[:, None] * per_metre).T)
        np.testing.assert_allclose(one.covariance_m2, drawn, atol=2.5e-5)
    quarter = geodetic_shifts(reference, clouds(own), UTM33, 0.2)[0].covariance_m2
    explicit = geodetic_shifts(reference, clouds(own), UTM33, 0.2, 0.05)[0].covariance_m2
    np.testing.assert_array_equal(quarter, explicit)


def test_steps_of_a_map_against_pyproj():
    """Convergence and scales of pyproj's own factors."""
    projection = Transformer.from_crs(4326, 32633, always_xy=True)
    longitude, latitude = np.array([12.0, 13.4, 17.5]), np.array([48.0, 52.5, 60.0])
    x, y = projection.transform(longitude, latitude)
    found = jacobian(UTM33, x, y)
    factors = Proj(32633).get_factors(longitude, latitude)
    gamma = np.radians(factors.meridian_convergence)
    np.testing.assert_allclose(found[:, 0, 0], factors.parallel_scale * np.cos(gamma), atol=1e-8)
    np.testing.assert_allclose(found[:, 1, 1], factors.meridional_scale * np.cos(gamma), atol=1e-8)
    np.testing.assert_allclose(np.arctan2(found[:, 0, 1], found[:, 1, 1]), -gamma, atol=1e-8)


def test_geoid_heights_take_the_undulation():
    x, y, z = on_map()
    geoid = [cloud(*one, reference=(x, y, z - 39.0), height_reference="geoid") for one in BERLIN]
    reference = StereoReference.of_degrees(LONGITUDE, LATITUDE, HEIGHT, tracks=stereo())
    for one in offset_shifts(reference, geoid, UTM33, 39.0):
        assert max(abs(one.dx), abs(one.dy), abs(one.dz)) < 1e-6
    with pytest.raises(EngineInputError, match="undulation"):
        offset_shifts(reference, geoid, UTM33)
    with pytest.raises(EngineInputError, match="same height reference"):
        offset_shifts(reference, [geoid[0], clouds((x, y, z))[1]], UTM33, 39.0)


def test_a_frame_with_an_epoch_is_transformed():
    """From ITRF2014 to ETRS89: Europe moves by about 25 mm each year, to the north-east."""
    etrs = CRS.from_epsg(25833)
    own = clouds(on_map(crs=etrs))
    shifts = []
    for epoch in (2015.0, 2025.0):
        reference = StereoReference.of_degrees(
            LONGITUDE, LATITUDE, HEIGHT, tracks=stereo(), frame="ITRF2014", epoch_year=epoch
        )
        shifts.append(offset_shifts(reference, own, etrs)[0])
    assert 0.5 < np.hypot(shifts[0].dx, shifts[0].dy) < 0.8
    moved = shifts[0].dx - shifts[1].dx, shifts[0].dy - shifts[1].dy
    assert 0.2 < np.hypot(*moved) < 0.3 and min(moved) > 0.1


# What happens to points.


def chunk(n=500, spread=1000.0, seed=1, **attributes):
    generator = np.random.default_rng(seed)
    x, y, z = on_map()
    places = generator.uniform(-spread, spread, (2, n))
    return Points(x + places[0], y + places[1], z + generator.uniform(0, 50, n), attributes, ids=np.arange(n))


def test_a_chunk_is_moved_as_a_whole():
    points = chunk(amplitude=np.arange(500))
    x, y, z = on_map()
    reference = StereoReference.of_degrees(LONGITUDE, LATITUDE, HEIGHT, tracks=stereo())
    own = clouds((x + 3, y - 4, z + 5))
    shift = geodetic_shifts(reference, own, UTM33)[0]
    moved = fuse_chunk(points, shift, own[0], UTM33, 7)
    np.testing.assert_allclose(moved.x - points.x, shift.dx, atol=1e-9)
    np.testing.assert_allclose(moved.z - points.z, shift.dz, atol=1e-9)
    assert (moved.attributes["track"] == 7).all() and (moved.attributes["amplitude"] == np.arange(500)).all()
    assert (moved.ids == points.ids).all() and "track" not in points.attributes
    assert len(fuse_chunk(points.where(slice(0, 0)), shift, own[0], UTM33)) == 0


@pytest.mark.parametrize("crs", [UTM33, CRS.from_epsg(4326), CRS.from_epsg(3857), CRS.from_epsg(3035)])
def test_elevation_moves_points_in_true_metres(crs):
    """Over 200 km, each with its own incidence and heading; the truth by geocentric coordinates."""
    generator = np.random.default_rng(5)
    longitude, latitude = generator.uniform(12, 15, 400), generator.uniform(51.5, 53.5, 400)
    height = generator.uniform(0, 900, 400)
    heading, incidence = generator.uniform(340, 350, 400), generator.uniform(20, 45, 400)
    to_map = Transformer.from_crs(4326, crs, always_xy=True)
    x, y = to_map.transform(longitude, latitude)
    heading[:50], incidence[:50] = np.nan, np.nan
    points = Points(np.array(x), np.array(y), height, {"heading": heading, "incidence": incidence})
    own = cloud("a", 345.0, 33.0)
    moved = fuse_chunk(points, Shift("a", elevation_m=40.0), own, crs)
    alpha = np.radians(np.where(np.isnan(heading), 345.0, heading))
    theta = np.radians(np.where(np.isnan(incidence), 33.0, incidence))
    enu = 40 * np.column_stack([np.cos(theta) * np.cos(alpha), -np.cos(theta) * np.sin(alpha), np.sin(theta)])
    truth = to_geocentric(latitude, longitude, height) + np.einsum(
        "ni,nij->nj", enu, enu_axes(to_geocentric(latitude, longitude, height))
    )
    back = to_map.transform(moved.x, moved.y, direction="INVERSE")
    found = to_geocentric(back[1], back[0], moved.z)
    assert np.abs(found - truth).max() < 0.002


# The stereo point from the layer.


def gcp(name, longitude=LONGITUDE, latitude=LATITUDE, height=HEIGHT, tracks="", **more):
    xyz = to_geocentric(latitude, longitude, height)
    row = {"target": name, "kept": 1, "frame": "ITRF2014", "epoch_year": 2015.5, "tracks": tracks}
    row.update(zip(("x_m", "y_m", "z_m"), xyz))
    row.update(cov_xx_m2=1e-4, cov_xy_m2=1e-5, cov_xz_m2=2e-5, cov_yy_m2=2e-4, cov_yz_m2=3e-5, cov_zz_m2=3e-4)
    return {**row, **more}


def residual(target, track, sigma_range, sigma_azimuth, range_use="used", azimuth_use="used"):
    return {
        "target": target, "track": track, "sigma_range_m": sigma_range, "sigma_azimuth_m": sigma_azimuth,
        "range_use": range_use, "azimuth_use": azimuth_use,
    }  # fmt: skip


def test_the_nearest_kept_target_and_its_weights():
    own = clouds(on_map(height=60.0))
    rows = [gcp("far", latitude=52.52), gcp("post"), gcp("dropped", height=60.0, kept=0)]
    table = [residual("post", name, 0.02, 0.05) for name, *_ in BERLIN for _ in range(3)]
    table += [residual("post", "57", 0.02, 0.05, range_use="residual beyond the resolution")]
    table += [residual("post", "85", None, None, "used", "used"), residual("far", "57", 1, 1)]
    made = from_gcps(rows, own, UTM33, residuals=table)
    assert made.name == "post" and made.frame == "ITRF2014" and made.epoch_year == 2015.5
    assert [one.name for one in made.tracks] == ["57", "85", "42", "99"]
    assert [one.weight_range for one in made.tracks] == pytest.approx([3 / 0.0004] * 4)
    assert [one.weight_azimuth for one in made.tracks] == pytest.approx([4 / 0.0025] + [3 / 0.0025] * 3)
    assert [(one.heading_deg, one.incidence_deg) for one in made.tracks] == [(h, i) for _, h, i in BERLIN]
    np.testing.assert_array_equal(made.covariance_m2, [[1e-4, 1e-5, 2e-5], [1e-5, 2e-4, 3e-5], [2e-5, 3e-5, 3e-4]])
    assert "nearest" in made.notes[0]
    assert from_gcps(rows, own, UTM33, "far", [residual("far", "57", 1, 1)]).name == "far"
    assert "unsure" in from_gcps(rows, own, UTM33, "dropped", [residual("dropped", "57", 1, 1)]).notes[0]


def test_weights_from_the_text_of_the_layer():
    """As gcp_table.track_text writes it."""
    text = "57: S_rg 0.020 (11), S_az 0.050 (10); 42: S_rg 0.010 (5), S_az nan (0)"
    made = from_gcps([gcp("post", tracks=text)], clouds(on_map()), UTM33)
    assert [one.weight_range for one in made.tracks] == pytest.approx([11 / 0.0004, 5 / 0.0001])
    assert [one.weight_azimuth for one in made.tracks] == pytest.approx([10 / 0.0025, 0.0])
    assert FROM_TEXT in made.notes
    plain = from_gcps([gcp("post", tracks="57; 42")], clouds(on_map()), UTM33)
    assert [one.weight_range for one in plain.tracks] == [1, 1] and EQUAL in plain.notes


def test_stereo_tracks_that_are_no_clouds():
    own = clouds(on_map())[:2]
    table = [residual("post", name, 0.02, 0.05) for name in ("57", "85", "42")]
    with pytest.raises(EngineInputError, match="stereo track '42' is of none of the clouds"):
        from_gcps([gcp("post")], own, UTM33, "post", table)
    made = from_gcps([gcp("post")], own, UTM33, "post", table, {"42": (190.6, 36.1, "right")})
    assert (made.tracks[2].heading_deg, made.tracks[2].look_side) == (190.6, "right")


def test_typed_coordinates():
    made = typed_reference(LONGITUDE, LATITUDE, HEIGHT, clouds(on_map()), (0.01, 0.02, 0.03))
    np.testing.assert_allclose(np.sqrt(np.diag(made.enu_m2())), [0.01, 0.02, 0.03], atol=1e-12)
    assert len(made.tracks) == 4 and EQUAL in made.notes[0]


def case(make, text):
    return pytest.param(make, text, id=text)


PLAIN = StereoReference.of_degrees(LONGITUDE, LATITUDE, HEIGHT, tracks=stereo())


@pytest.mark.parametrize(
    ("make", "text"),
    [
        case(lambda: lamp_posts((), clouds()), "tracks that made the stereo point are not known"),
        case(lambda: lamp_posts(stereo()[:1], clouds()), "do not fix a point"),
        case(lambda: lamp_posts([StereoTrack("a", 350, 40, weight_azimuth=0), StereoTrack("d", 170, 30, "right", 1, 0)],
                                clouds()), "do not fix a point"),
        case(lambda: lamp_posts(stereo(((np.nan, 1.0),) * 4), clouds()), "weights of stereo track '57'"),
        case(lambda: lamp_posts(stereo(), clouds(), 0.0), "diameter of the post is 0 m"),
        case(lambda: lamp_posts(stereo(), clouds(), 20.0), "at most 10 m"),
        case(lambda: printed([cloud("a", 350, 40), cloud("b", 352, 50)]), "there are 2 and 0"),
        case(lambda: printed([cloud("a", None, 40), cloud("b", 190, 50)]), "cloud 'a' are not both known"),
        case(lambda: printed([cloud("a", 350, 0.6), cloud("b", 190, 50)]), "must be 5 to 85 degrees"),
        case(lambda: printed([cloud("a", 350, 40, "up"), cloud("b", 190, 50)]), "must be right or left"),
        case(lambda: geodetic_shifts(PLAIN, clouds(), UTM33), "no geocoded reference point"),
        case(lambda: geodetic_shifts(PLAIN, clouds(on_map()), UTM33, 0.2, -1.0), "deviation of the diameter is -1 m"),
        case(lambda: offset_shifts(PLAIN, clouds(on_map()), CRS.from_epsg(4978)), "geographic or projected"),
        case(lambda: StereoReference.of_degrees(52, 413, 0), "is no longitude, latitude"),
        case(lambda: from_gcps([], clouds(on_map()), UTM33), "layer of ground control points is empty"),
        case(lambda: from_gcps([gcp("a")], clouds(on_map()), UTM33, "b"), "no target 'b'"),
        case(lambda: from_gcps([gcp("a", latitude=52.6)], clouds(on_map()), UTM33), "9.1 km from"),
        case(lambda: from_gcps([gcp("a", x_m=None)], clouds(on_map()), UTM33, "a"), "'a' has no x_m"),
        case(lambda: from_gcps([gcp("a")], clouds(on_map()), UTM33, "a"), "tell which tracks made it"),
        case(lambda: from_gcps([gcp("a")], clouds(on_map()), UTM33, "a", [residual("b", "57", 1, 1)]),
             "no used observation of the target 'a'"),
        case(lambda: typed_reference(0, 0, 0, clouds(), -1), "must be 0 or above"),
    ],
)  # fmt: skip
def test_bad_input_is_told(make, text):
    with pytest.raises(EngineInputError, match=text):
        make()


# Frames: where the stereo point is put, whatever its frame is called.
MAPS = {
    # CRS: longitude, latitude, and how far the plate moved against the ITRF until 2016.5, metres.
    25833: (13.4, 52.5, 0.70), 3067: (25.0, 61.0, 0.68), 2180: (19.0, 52.0, 0.72), 32633: (13.4, 52.5, 0.0),
    2056: (7.4, 46.9, 0.0), 31468: (11.5, 48.1, 0.0), 27700: (-1.0, 52.0, 0.0), 2193: (174.8, -41.0, 0.0),
    2100: (23.7, 38.0, 0.0),
}  # fmt: skip
FRAMES = ("ITRF", "ITRF2008", "ITRF2014", "ITRF2020", "IGb14", "IGS20", "EARTH_FIXED")


@pytest.mark.parametrize("code", MAPS)
@pytest.mark.parametrize("frame", FRAMES)
def test_the_frame_of_the_stereo_point_moves_it_by_the_plate_and_no_more(code, frame):
    longitude, latitude, motion = MAPS[code]
    crs = CRS.from_epsg(code)
    # Where PROJ puts the same place as a point of WGS 84: what an import of the cloud does.
    source = CRS.from_epsg(4979) if code in (2056, 31468, 27700, 2100) else CRS.from_epsg(4326)
    target = crs.to_3d() if source.to_epsg() == 4979 else crs
    place = Transformer.from_crs(source, target, always_xy=True).transform(longitude, latitude, 50.0)
    cloud = CloudTrack("a", Track(heading_deg=350.0, incidence_deg=40.0, reference=place))
    reference = StereoReference.of_degrees(longitude, latitude, 50.0, frame=frame, epoch_year=2016.5)
    shift = offset_shifts(reference, [cloud], crs)[0]
    assert np.hypot(np.hypot(shift.dx, shift.dy), shift.dz) == pytest.approx(motion, abs=0.02)
    if motion:
        # North-east in Europe: the plate was south-west of there when its frame was made.
        assert shift.dx < -0.3 and shift.dy < -0.2
    notes = settled(reference, crs).notes
    assert len(notes) == (0 if code == 32633 else 1)
    assert not notes or ("was moved by 0." if motion else "is not taken off") in notes[0]


@pytest.mark.parametrize("frame", ["WGS 84", "ETRF2000", "European Terrestrial Reference System 1989 ensemble"])
def test_a_frame_that_goes_with_the_plate_stays(frame):
    crs = CRS.from_epsg(25833)
    reference = StereoReference.of_degrees(13.4, 52.5, 50.0, frame=frame)
    assert settled(reference, crs) == reference


def test_angles_of_tracks_from_residuals():
    rows = [
        {"track": "a", "heading_deg": heading, "incidence_deg": incidence, "look_side": "left"}
        for heading, incidence in ((359.5, 40.0), (0.5, 42.0), (359.0, 41.0), (1.0, 41.0))
    ]
    rows += [{"track": "b", "heading_deg": None, "incidence_deg": 30.0}, {"track": "c"}]
    ((name, (heading, incidence, side)),) = angles_of(rows).items()
    assert (name, side) == ("a", "left") and incidence == pytest.approx(41.0)
    assert (heading + 180) % 360 - 180 == pytest.approx(0.0, abs=1e-9)  # not 180


def test_a_typed_place():
    assert parse_place("longitude = 13.5; latitude = -52.25; height = 81") == (13.5, -52.25, 81.0)
    with pytest.raises(EngineInputError, match="is no place; write it as"):
        parse_place("line = 1; sample = 2; height = 3")
