"""The main job on the bundled sample, through qgis_process, as a user's script would run it.

Every command is printed so that it can be copied. Outputs go to demo/output/.
"""

import json
import math
import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "demo" / "data"
OUTPUT = ROOT / "demo" / "output"

STEREO = (
    "ground_control_points.gpkg", "error_ellipses.gpkg", "residuals.gpkg", "stereo.html", "ground_control_points.png",
)  # fmt: skip
REPORTS = (
    "city_block/point_targets", "city_block/stereo", "prievidza/stereo", "city/fused", "city/accuracy", "ciomadul/fused"
)  # fmt: skip
# Effects that the simulated city is free of: known to be 0, which is more than not corrected.
NOT_SIMULATED = ["solid_tide", "troposphere", "ionosphere"]
# What the columns of a table of someone else are called here, and the sign and unit in which they are wanted.
PRIEVIDZA = "; ".join((
    "target = 'LHE-KU-1'", "product = stack + date", "track = stack", "pass_direction = pass", "sensor = 'S1'",
    "epoch = utc_day", "t_az_s = t_az_sod_raw", "tau_s = 2 * tau_oneway_s_raw",
    "bistatic_azimuth_s = -corr_bistatic_add_s", "doppler_range_range_s = -2 * corr_doppler_rg_add_s",
    "fm_rate_azimuth_s = corr_fm_az_subtract_s", "ionosphere_range_m = iono_slant_m_gecoris",
))  # fmt: skip

# What qgis_process prints of its progress, bit by bit.
BAR = "...".join(map(str, range(0, 101, 10))) + " - done."

# On Debian's QGIS 3.22 the wrapper qgis_process is broken; the program behind it is not.
QGIS_PROCESS = next((name for name in ("qgis_process.bin", "qgis_process") if shutil.which(name)), "qgis_process")


def environment(home):
    settings = {
        "HOME": home,
        "XDG_RUNTIME_DIR": home,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PLUGINPATH": str(ROOT / "build" / "plugins"),
    }
    return {**os.environ, **settings}


def call(command, env):
    print("\n$ " + " ".join(shlex.quote(str(word)) for word in command), flush=True)
    result = subprocess.run([str(word) for word in command], env=env, text=True, capture_output=True)
    if result.returncode:
        sys.exit(f"{result.stdout}\n{result.stderr}\nThe demo stopped: the command above failed.")
    return result.stdout


def run(algorithm, env, **parameters):
    """Run an algorithm; a parameter given as a list is repeated."""
    words = []
    for name, value in parameters.items():
        words += [f"{name}={item}" for item in (value if isinstance(value, list) else [value])]
    text = call([QGIS_PROCESS, "run", f"verticalcity:{algorithm}", "--", *words], env)
    # The log lies between the inputs and the results, mixed with the progress bar and QGIS's echo of the inputs.
    rest = BAR
    for line in text.split("Inputs\n")[-1].split("Results\n")[0].splitlines():
        # The bar goes on at the start of a line: 60 and "18 targets" are "6018 targets".
        done = next((i for i, (a, b) in enumerate(zip(line, rest)) if a != b), min(len(line), len(rest)))
        line, rest = line[done:].replace("WARNING:\t", "note: "), rest[done:]
        if line.strip("- ") and ":\t" not in line and "- done." not in line:
            print("  " + line)


def outputs(folder):
    folder.mkdir(parents=True, exist_ok=True)
    points, ellipses, residuals, report, _ = (folder / name for name in STEREO)
    return {"OUTPUT": points, "ELLIPSES": ellipses, "RESIDUALS": residuals, "REPORT": report}


def compared(points, truth):
    """A table of the errors by class of geometry: what is told of them, and what they are."""
    known = {
        feature["properties"]["name"]: feature["geometry"]["coordinates"]
        for feature in json.loads(truth.read_text(encoding="utf-8"))["features"]
    }
    columns = "target, geometry, longitude, latitude, height_m, ci95_e_m, ci95_n_m, ci95_u_m"
    with closing(sqlite3.connect(points)) as database:
        rows = database.execute(f"SELECT {columns} FROM {points.stem} WHERE kept = 1").fetchall()  # noqa: S608
    classes = {}
    for target, geometry, longitude, latitude, height, *interval in rows:
        x, y, z = known[target]
        per_degree = 111_300 * math.cos(math.radians(y)), 111_250
        error = (longitude - x) * per_degree[0], (latitude - y) * per_degree[1], height - z
        classes.setdefault(geometry, []).append((interval, error))
    lines = ["  kept targets: mean half width of the total 95 % interval | root mean square of the error, cm (E, N, H)"]
    for geometry, values in sorted(classes.items(), key=lambda item: (len(item[0]), item[0])):
        told, found = zip(*values)
        mean = (100 * sum(each) / len(each) for each in zip(*told))
        rms = (100 * math.sqrt(sum(value**2 for value in each) / len(each)) for each in zip(*found))
        cells = " | ".join("".join(f"{value:7.1f}" for value in part) for part in (mean, rms))
        lines.append(f"  {geometry:5} {len(values):3} {cells}")
    inside = [abs(e) <= i for values in classes.values() for told, found in values for i, e in zip(told, found)]
    return "\n".join([*lines, f"  {sum(inside)} of {len(inside)} coordinates lie within their interval"])


def main():
    started = time.time()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    berlin, nantes, angeles = DATA / "berlin", DATA / "nantes", DATA / "los_angeles"
    out = {name: OUTPUT / name for name in (
        "berlin_features.tif", "berlin_reference.tif", "nantes_reference.tif", "berlin_best.json", "berlin_best.html",
        "berlin_all_features.tif", "berlin_m2d1.json", "berlin_m2d1.html", "los_angeles_union.tif",
        "los_angeles_features.tif", "los_angeles_heights.tif", "los_angeles_slopemask.tif", "los_angeles_features.png",
        "berlin_reference.png", "nantes_reference.png", "los_angeles_heights.png",
        "city_block/point_targets.gpkg", "city_block/point_targets.html",
        *(f"{place}/{name}" for place in ("city_block", "prievidza") for name in STEREO),
        "city/fused/ept.json", "city/fused.html", "city/fused.png", "city/accuracy.gpkg", "city/accuracy.html",
        "ciomadul/asc/ept.json", "ciomadul/asc_points.gpkg", "ciomadul/fused/ept.json", "ciomadul/fused.html",
        "ciomadul/asc.png",
    )}  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="vertical_city_demo_") as home:
        env = environment(home)
        print(f"export QGIS_PLUGINPATH={env['QGIS_PLUGINPATH']} QT_QPA_PLATFORM=offscreen")
        call([QGIS_PROCESS, "plugins", "enable", "vertical_city"], env)

        print("\n(a) Berlin (semi-real DEM, real footprints) and Nantes (real footprints): reference and fit")
        run("demfeatures", env, INPUT=berlin / "semi_real_dem_1as.tif", OUTPUT=out["berlin_features.tif"])
        run("referencecomponents", env, BUILDINGS=berlin / "buildings.fgb", HEIGHT="hoehe_mod",
            GRID=out["berlin_features.tif"], OUTPUT=out["berlin_reference.tif"])  # fmt: skip
        run("referencecomponents", env, BUILDINGS=nantes / "buildings.fgb", HEIGHT="HAUTEUR", CRS="EPSG:2154",
            OUTPUT=out["nantes_reference.tif"])  # fmt: skip
        run("gvcfit", env, FEATURES=out["berlin_features.tif"], REFERENCE=out["berlin_reference.tif"],
            OUTPUT_MODEL=out["berlin_best.json"], OUTPUT_REPORT=out["berlin_best.html"])  # fmt: skip

        print("\n(b) Los Angeles (real NASADEM and Copernicus GLO-30): a pattern of building heights, not metres")
        run("demcomposite", env, METHOD="union", OUTPUT=out["los_angeles_union.tif"],
            INPUT=[angeles / "nasadem_1as.tif", angeles / "copernicus_glo30_1as.tif"])  # fmt: skip
        # With the terrain's features, too: from these the model knows how steep its cells are.
        run("demfeatures", env, INPUT=out["los_angeles_union.tif"], FEATURE_SET="all",
            OUTPUT=out["los_angeles_features.tif"])  # fmt: skip
        run("demfeatures", env, INPUT=berlin / "semi_real_dem_1as.tif", FEATURE_SET="all",
            OUTPUT=out["berlin_all_features.tif"])  # fmt: skip
        run("gvcfit", env, FEATURES=out["berlin_all_features.tif"], REFERENCE=out["berlin_reference.tif"],
            SELECTION="given", PREDICTORS="m2d1_mean", OUTPUT_MODEL=out["berlin_m2d1.json"],
            OUTPUT_REPORT=out["berlin_m2d1.html"])  # fmt: skip
        run("gvcpredict", env, FEATURES=out["los_angeles_features.tif"], MODEL=out["berlin_m2d1.json"],
            OUTPUT=out["los_angeles_heights.tif"], SLOPEMASK=out["los_angeles_slopemask.tif"])  # fmt: skip

        print("\n(c) A simulated block: 33 lamp posts in 48 images of four geometries, from chips to control points")
        block = OUTPUT / "city_block"
        print(call([sys.executable, ROOT / "demo" / "simulate_sar.py", block], env).strip())
        run("pointtargetanalysis", env, PRODUCTS=block / "stack", TARGETS=block / "posts.geojson", NAME_FIELD="name",
            SEARCH=4, OUTPUT=out["city_block/point_targets.gpkg"],
            REPORT=out["city_block/point_targets.html"])  # fmt: skip
        run("stereogcp", env, OBSERVATIONS=out["city_block/point_targets.gpkg"],
            CORRECTIONS=["solid_tide", "troposphere", "ionosphere", "calibration"],
            TROPOSPHERE=block / "zenith_delays.csv", TEC=10, CALIBRATION=block / "calibration.csv", FRAME="EPSG:7930",
            CHECK=block / "truth.geojson", **outputs(block))  # fmt: skip
        print(compared(block / "ground_control_points.gpkg", block / "truth.geojson"))

        print("\n(d) A real reflector at Prievidza, from a table of Sentinel-1 peak times of someone else")
        real = DATA / "prievidza"
        run("stereogcp", env, OBSERVATIONS=real / "observations.csv", COLUMNS=PRIEVIDZA,
            ORBITS=real / "state_vectors.csv", ORBIT_COLUMNS="product = stack + date; t_s = t_sod",
            TABLE_CORRECTIONS=["bistatic", "doppler_range", "fm_rate", "ionosphere"],
            CORRECTIONS=["solid_tide", "troposphere"], FRAME="EPSG:7930", CHECK=real / "reflector.geojson",
            EXAGGERATION=1, **outputs(OUTPUT / "prievidza"))  # fmt: skip
        print(compared(OUTPUT / "prievidza" / "ground_control_points.gpkg", real / "reflector.geojson"))

        print("\n(e) A simulated city in four tracks: fused by a lamp post, measured against a surface model")
        city = OUTPUT / "city"
        print(call([sys.executable, ROOT / "demo" / "simulate_city.py", city], env).strip())
        run("stereogcp", env, OBSERVATIONS=city / "observations.csv", ORBITS=city / "state_vectors.csv",
            COLUMNS="; ".join(f"{effect}_range_m = 0" for effect in NOT_SIMULATED), TABLE_CORRECTIONS=NOT_SIMULATED,
            CORRECTIONS="none", **outputs(city))  # fmt: skip
        tracks = json.loads((city / "tracks.json").read_text(encoding="utf-8"))
        clouds = []
        for file, track in tracks.items():
            x, y, height = track["reference"]
            more = {}
            if track.get("geoid_undulation_of_the_file_m"):
                more.update(HEIGHT_REFERENCE="undulation", UNDULATION=track["geoid_undulation_of_the_file_m"])
            if file.endswith((".txt", ".npz")):  # no longitudes and latitudes
                more["CRS"] = track["crs"]
            run("importpointcloud", env, INPUT=city / file, TRACK=track["name"], HEADING=track["heading_deg"],
                REFERENCE=f"x = {x:.4f}; y = {y:.4f}; height = {height:.4f}", OUTPUT_CRS=track["crs"],
                OUTPUT=city / f"{track['name']}.json", **more)  # fmt: skip
            clouds.append(city / track["name"] / "ept.json")
        run("fusepointclouds", env, CLOUDS=clouds, STEREO=city / STEREO[0], RESIDUALS=city / STEREO[2],
            TARGET=json.loads((city / "truth.json").read_text(encoding="utf-8"))["reference_post"],
            OUTPUT=city / "fused.json", REPORT=out["city/fused.html"])  # fmt: skip
        run("pointcloudaccuracy", env, CLOUD=city / "fused" / "ept.json", REFERENCE=city / "dsm.tif",
            FLAT=city / "flat_areas.geojson", FACADES=city / "facades.geojson", NAME_FIELD="facade",
            OUTPUT=out["city/accuracy.gpkg"], REPORT=out["city/accuracy.html"])  # fmt: skip

        print("\n(f) Ciomadul, a real volcano: persistent scatterers of ENVISAT, ascending and descending")
        volcano = OUTPUT / "ciomadul"
        volcano.mkdir(exist_ok=True)
        for track in ("asc", "dsc"):
            run("importpointcloud", env, INPUT=DATA / "ciomadul" / f"{track}_data.xy.gz",
                COLUMNS="velocity = column_3; height = column_4 + column_5; dem_height = column_4",
                PRODUCT=DATA / "ciomadul" / f"{track}_master.res", TRACK=track, OUTPUT=volcano / f"{track}.json",
                OUTPUT_POINTS=volcano / f"{track}_points.gpkg")  # fmt: skip
        run("fusepointclouds", env, CLOUDS=[volcano / track / "ept.json" for track in ("asc", "dsc")],
            MODE="geometric", OUTPUT=volcano / "fused.json", REPORT=out["ciomadul/fused.html"])  # fmt: skip

        print("\nMaps, drawn by QGIS")
        print(call([sys.executable, ROOT / "demo" / "draw_maps.py", OUTPUT], env).strip())
    missing = [path for path in out.values() if not path.exists()]
    if missing:
        sys.exit(f"The demo did not write {', '.join(map(str, missing))}.")
    print(f"\nDone in {time.time() - started:.0f} s. Written:")
    for path in out.values():
        print(f"  {path}  ({path.stat().st_size / 1024:.0f} KB)")
    print(f"\nThe map of Los Angeles: {out['los_angeles_heights.png']}")
    for name in REPORTS:
        print(f"Report: {out[f'{name}.html']}")


if __name__ == "__main__":
    main()
