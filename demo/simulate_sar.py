"""Simulate a small geodetic SAR data set: eight reflectors in clutter, seen from an ascending and a descending track.

Usage: simulate_sar.py FOLDER. Writes FOLDER/stack (images in the generic format) and FOLDER/reflectors.geojson.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "build" / "plugins"))

from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack

# Around Berlin's central station: longitude, latitude, ellipsoidal height (m), signal-to-clutter ratio (dB).
REFLECTORS = (
    (13.3600, 52.5230, 74.0, 32.0), (13.3655, 52.5251, 76.5, 28.0), (13.3702, 52.5262, 81.0, 24.0),
    (13.3741, 52.5243, 73.2, 20.0), (13.3778, 52.5270, 75.9, 17.0), (13.3620, 52.5275, 90.3, 15.0),
    (13.3690, 52.5222, 74.8, 12.0), (13.3735, 52.5215, 73.9, 4.0),
)  # fmt: skip
TRACKS = (
    Track("beam57_ascending", "ascending", "right", 41.9, 24, "2013-04-01T16:50:00"),
    Track("beam42_descending", "descending", "right", 36.1, 24, "2013-04-03T05:20:00"),
)


def main(folder):
    stack = folder / "stack"
    stack.mkdir(parents=True, exist_ok=True)
    longitude, latitude, height, scr_db = zip(*REFLECTORS)
    simulate_stack(stack, to_geocentric(latitude, longitude, height), TRACKS, scr_db=scr_db, side=64, seed=1)
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"CR{i + 1}", "height_m": h, "scr_db": scr},
            "geometry": {"type": "Point", "coordinates": [x, y, h]},
        }
        for i, (x, y, h, scr) in enumerate(REFLECTORS)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, indent=1)
    (folder / "reflectors.geojson").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
