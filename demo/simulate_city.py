"""Simulate a small city as four TerraSAR-X-like tracks see it by tomography, with all that fusing and checking needs.

Usage: simulate_city.py FOLDER [POINTS [SEED]]; 100,000 points for each track if not said otherwise. Writes there
    beam42_ascending.csv    longitude, latitude, ellipsoidal height and attributes, with commas
    beam51_ascending.txt    UTM coordinates, semicolons, decimal commas
    beam36_descending.npz   NumPy arrays
    beam55_descending.csv   the column names of SARPROZ, heights above sea level, a time series
    tracks.json             of each cloud: heading, incidence angle, look side, pass, and its own reference point
    observations.csv        radar times of lamp posts in ten passes of each track, as point target analysis gives them
    state_vectors.csv       the orbits of these passes
    lidar.las               airborne laser scanning (lidar.csv where laspy is missing)
    dsm.tif                 a surface model
    facades.geojson, flat_areas.geojson    walls and roofs, to check against
    truth.json              what was simulated: misplacements, errors, the reference post

Each cloud is misplaced as a whole: its reference point, a lamp post, was geocoded with a wrong height and with times
that are not corrected. Everything in these files is simulated.
"""

import csv
import json
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "build" / "plugins"))

from vertical_city.engine.pointcloud.simulate_city import (
    dsm,
    facades,
    flat_areas,
    geographic,
    lidar,
    on_ground,
    small_city,
)
from vertical_city.engine.pointcloud.simulate_clouds import VELOCITY_SD_MM_YR, Errors, see
from vertical_city.engine.pointcloud.simulate_views import four_views, post_observations, posts_seen
from vertical_city.engine.raster.files import Band, RasterWriter

SEED, POINTS, PASSES = 1, 100_000, 10
ERRORS = Errors(elevation_m=1.0, range_m=0.05, azimuth_m=0.1, outliers=0.03)
# Of the times of a post in one pass, range and azimuth, one sigma.
SIGMA_M = 0.01, 0.02
DATES = [date(2013, 4, 1) + timedelta(days=33 * number) for number in range(24)]
MOTION = ("velocity", "seasonal_amplitude", "coherence", "snr", "elevation", "incidence", "heading")
# Of the geoid over the ellipsoid: SARPROZ gives heights above sea level.
GEOID_M = 39.5
NOTE = "simulated data"


def table(path, header, columns, formats, delimiter=",", decimal=","):
    """Text columns; decimal : what stands for the point where the delimiter is no comma."""
    with path.open("w", encoding="utf-8") as file:
        file.write(delimiter.join(header) + "\n")
        row = delimiter.join(formats) + "\n"
        lines = (row % values for values in zip(*(np.asarray(column).tolist() for column in columns)))
        if delimiter != ",":
            lines = (line.replace(".", decimal) for line in lines)
        file.writelines(lines)


def geographic_table(path, city, seen, _view):
    points = seen.points
    longitude, latitude = geographic(city, points.x, points.y)
    header = ["id", "lon", "lat", "height", *MOTION]
    columns = [np.arange(len(points)), longitude, latitude, points.z, *(points.attributes[one] for one in MOTION)]
    table(path, header, columns, ["%d", "%.9f", "%.9f", "%.3f", *["%.4f"] * len(MOTION)])


def projected_table(path, _city, seen, _view):
    points = seen.points
    header = ["easting", "northing", "height", *MOTION]
    columns = [points.x, points.y, points.z, *(points.attributes[one] for one in MOTION)]
    table(path, header, columns, ["%.3f"] * 3 + ["%.4f"] * len(MOTION), ";")


def arrays(path, _city, seen, _view):
    points = seen.points
    motion = {one: points.attributes[one] for one in MOTION}
    np.savez_compressed(path, easting=points.x, northing=points.y, height=points.z, **motion)


def series_table(path, city, seen, view):
    points, values = seen.points, seen.points.attributes
    longitude, latitude = geographic(city, points.x, points.y)
    days = [day.strftime("%Y%m%d") for day in DATES]
    header = ["ID", "LAT", "LON", "HEIGHT", "SIGMA HEIGHT", "VEL", "SIGMA VEL", "CUMUL DISP", "COHER", "SVET", "LVET"]
    number = np.arange(len(points))
    columns = [
        number, latitude, longitude, points.z - GEOID_M, values["height_sd"], values["velocity"],
        np.full(len(points), VELOCITY_SD_MM_YR), points.series_mm[:, -1], values["coherence"], number % 800,
        number // 800, values["incidence"], *points.series_mm.T,
    ]  # fmt: skip
    formats = ["%d", "%.9f", "%.9f", "%.3f", "%.3f", "%.2f", "%.2f", "%.2f", "%.3f", "%d", "%d", "%.4f"]
    table(path, [*header, "INC_ANGLE", *days], columns, formats + ["%.2f"] * len(days))


CLOUDS = {
    "beam42_ascending": ("beam42_ascending.csv", geographic_table),
    "beam51_ascending": ("beam51_ascending.txt", projected_table),
    "beam36_descending": ("beam36_descending.npz", arrays),
    "beam55_descending": ("beam55_descending.csv", series_table),
}


def write_times(folder, observations):
    """The tables that stereo SAR reads: times of the targets, and the orbits of the passes."""
    seconds = lambda value: f"{value:.13f}"  # noqa: E731
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        names = "target", "product", "track", "pass_direction", "look_side", "sensor", "epoch", "t_az_s", "tau_s"
        writer.writerow([*names, "sigma_rg_m", "sigma_az_m", "width_rg_m", "width_az_m", "height_m"])
        for row, one in enumerate(observations.passes):
            for column, target in enumerate(observations.targets):
                t, tau = observations.t_s[row, column], observations.tau_s[row, column]
                if np.isfinite(t):
                    side = "right" if one.look_sign > 0 else "left"
                    writer.writerow([
                        target, one.name, one.track, one.pass_direction, side, one.sensor, f"{one.orbit.epoch}Z",
                        seconds(t), f"{tau:.16f}", *SIGMA_M, one.range_resolution_m, one.azimuth_resolution_m,
                        f"{observations.start_height_m[column]:.1f}",
                    ])  # fmt: skip
    with (folder / "state_vectors.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["product", "t_s", "x", "y", "z", "vx", "vy", "vz"])
        for one in observations.passes:
            orbit = one.orbit
            for t, place, speed in zip(orbit.times_s, orbit.positions_m, orbit.velocities_m_s):
                writer.writerow([one.name, f"{t:.3f}", *(f"{v:.6f}" for v in place), *(f"{v:.9f}" for v in speed)])


def write_lidar(folder, city, points):
    try:
        import laspy
    except ImportError:
        columns = points.x, points.y, points.z, points.attributes["classification"]
        table(folder / "lidar.csv", ["x", "y", "z", "classification"], columns, ["%.3f"] * 3 + ["%d"])
        return
    header = laspy.LasHeader(point_format=6, version="1.4")
    header.scales, header.offsets = [0.001] * 3, [np.floor(one.min()) for one in (points.x, points.y, points.z)]
    header.add_crs(city.crs)
    file = laspy.LasData(header)
    file.x, file.y, file.z = points.x, points.y, points.z
    file.classification = points.attributes["classification"]
    file.write(str(folder / "lidar.las"))


def write_geojson(path, city, kind, shapes, properties):
    def ring(corners):
        longitude, latitude = geographic(city, *np.asarray(corners).T)
        return [list(pair) for pair in zip(longitude.tolist(), latitude.tolist())]

    features = []
    for shape, values in zip(shapes, properties):
        coordinates = ring(shape) if kind == "LineString" else [ring([*shape, shape[0]])]
        geometry = {"type": kind, "coordinates": coordinates}
        features.append({"type": "Feature", "properties": values, "geometry": geometry})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def write_reference(folder, city, seed):
    """What the clouds are checked against."""
    write_lidar(folder, city, lidar(city, 4.0, seed=seed))
    heights, grid = dsm(city)
    with RasterWriter(folder / "dsm.tif", grid, [Band("height")], {"note": NOTE}) as writer:
        writer.write(grid.window, heights[None])
    walls = facades(city)
    # Walls of tall buildings, that are long enough for a line.
    chosen = np.flatnonzero((walls.top - walls.base > 25) & (walls.length > 20))
    values = [
        {
            "facade": f"B{walls.building[one]:02}{'SENW'[one % 4]}",
            "building": int(walls.building[one]),
            "base_m": float(walls.base[one]),
            "top_m": float(walls.top[one]),
        }
        for one in chosen
    ]
    write_geojson(folder / "facades.geojson", city, "LineString", walls.ends[chosen], values)
    areas = flat_areas(city)
    roofs = city.inside(*np.array([area.mean(axis=0) for area in areas]).T) >= 0
    values = [{"area": f"A{i:03}", "kind": "roof" if roof else "ground"} for i, roof in enumerate(roofs.tolist())]
    write_geojson(folder / "flat_areas.geojson", city, "Polygon", areas, values)


def main(folder, points=POINTS, seed=SEED):
    folder.mkdir(parents=True, exist_ok=True)
    city = small_city(seed)
    views = four_views(city, parallel=False)
    tracks = {}
    for view in views:
        name, write = CLOUDS[view.name]
        seen = see(city, view, points, ERRORS, seed, DATES if write is series_table else ())
        write(folder / name, city, seen, view)
        tracks[name] = {**view.track.as_json(), "crs": city.crs.to_string()}
        if write is series_table:
            tracks[name]["geoid_undulation_of_the_file_m"] = GEOID_M
    common = np.logical_and.reduce([posts_seen(city, view) for view in views])
    reference = int(np.argmin(np.linalg.norm(city.post - views[0].axis[:2], axis=1)))
    observations = post_observations(city, views, np.flatnonzero(common).tolist(), PASSES, SIGMA_M, seed)
    write_times(folder, observations)
    write_reference(folder, city, seed)
    feet = on_ground(city, city.post)
    longitude, latitude = geographic(city, *feet[:, :2].T)
    truth = {
        "note": NOTE,
        "crs": city.crs.to_string(),
        "reference_post": f"LP{reference + 1:02}",
        "post_diameter_m": city.post_diameter_m,
        "post_axes": {
            f"LP{number + 1:02}": [longitude[number], latitude[number], feet[number, 2]]
            for number in np.flatnonzero(common)
        },
        "seen_at": {view.name: view.seen_at.tolist() for view in views},
        "misplaced_elevation_range_azimuth_m": {view.name: view.beam.misplaced_m for view in views},
        "shift_on_map_m": {view.name: view.shift.tolist() for view in views},
        "errors": vars(ERRORS),
    }
    texts = {"tracks.json": tracks, "truth.json": truth}
    for name, values in texts.items():
        (folder / name).write_text(json.dumps(values, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
