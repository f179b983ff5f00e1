"""The main job on the bundled real sample, through qgis_process, as a user's script would run it.

Every command is printed so that it can be copied. Outputs go to demo/output/.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "demo" / "data"
OUTPUT = ROOT / "demo" / "output"

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
    for line in text.split("Inputs\n")[-1].split("Results\n")[0].splitlines():
        line = re.sub(r"^[\d.]*\.\.", "", line).replace("WARNING:\t", "note: ")
        if line.strip("- ") and ":\t" not in line and "- done." not in line:
            print("  " + line)


def main():
    started = time.time()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    berlin, nantes, angeles = DATA / "berlin", DATA / "nantes", DATA / "los_angeles"
    out = {name: OUTPUT / name for name in (
        "berlin_features.tif", "berlin_reference.tif", "nantes_reference.tif", "berlin_best.json", "berlin_best.html",
        "berlin_m2d1.json", "berlin_m2d1.html", "los_angeles_union.tif", "los_angeles_features.tif",
        "los_angeles_heights.tif", "los_angeles_features.png", "berlin_reference.png", "nantes_reference.png",
        "los_angeles_heights.png", "sar/point_targets.gpkg", "sar/point_targets.html",
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
        run("demfeatures", env, INPUT=out["los_angeles_union.tif"], OUTPUT=out["los_angeles_features.tif"])
        run("gvcfit", env, FEATURES=out["berlin_features.tif"], REFERENCE=out["berlin_reference.tif"],
            SELECTION="given", PREDICTORS="m2d1_mean", OUTPUT_MODEL=out["berlin_m2d1.json"],
            OUTPUT_REPORT=out["berlin_m2d1.html"])  # fmt: skip
        run("gvcpredict", env, FEATURES=out["los_angeles_features.tif"], MODEL=out["berlin_m2d1.json"],
            OUTPUT=out["los_angeles_heights.tif"])  # fmt: skip

        print("\n(c) Eight simulated reflectors in 48 simulated SAR images: point target analysis")
        print(call([sys.executable, ROOT / "demo" / "simulate_sar.py", OUTPUT / "sar"], env).strip())
        run("pointtargetanalysis", env, PRODUCTS=OUTPUT / "sar" / "stack", NAME_FIELD="name",
            TARGETS=OUTPUT / "sar" / "reflectors.geojson", OUTPUT=out["sar/point_targets.gpkg"],
            CHIPS=OUTPUT / "sar" / "pictures", REPORT=out["sar/point_targets.html"])  # fmt: skip

        print("\nMaps, drawn by QGIS")
        print(call([sys.executable, ROOT / "demo" / "draw_maps.py", OUTPUT], env).strip())
    missing = [path for path in out.values() if not path.exists()]
    if missing:
        sys.exit(f"The demo did not write {', '.join(map(str, missing))}.")
    print(f"\nDone in {time.time() - started:.0f} s. Written:")
    for path in out.values():
        print(f"  {path}  ({path.stat().st_size / 1024:.0f} KB)")
    print(f"\nThe map of Los Angeles: {out['los_angeles_heights.png']}")
    print(f"The report of the point targets: {out['sar/point_targets.html']}")


if __name__ == "__main__":
    main()
