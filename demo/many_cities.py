"""Run a chain for many cities, one after another, through qgis_process.

Usage: many_cities.py CITIES.json FOLDER [--qgis-process PROGRAM] [--jobs N]

CITIES.json says what to run; file names in it are relative to its own folder:

    {"chain": "demstoheights", "output": "predict:HEIGHTS", "ending": ".tif",
     "files": ["DEMS", "MODEL"], "common": {"MODEL": "model.json", "CELL_SIZE": 250},
     "cities": [{"name": "Los Angeles", "DEMS": ["nasadem.tif", "glo30.tif"]},
                {"name": "São Paulo", "DEMS": ["sp_nasadem.tif", "sp_glo30.tif"], "METHOD": "mean"}]}

chain : an algorithm of Vertical City; output : that of its outputs that is written; files : the parameters that are
file names; common : parameters of all cities. These may be left out: they are as above, common is empty.

Writes FOLDER/NAME.tif of each city, and NAME.done.json, which says with what. A city that is done with the same
parameters and files is skipped, so that a run that was stopped, or a list that has grown, goes on from there. A city
that fails does not stop the others: NAME.log holds all that was said, the table at the end its reason. The exit code is
1 then.

The plugin is found where QGIS finds it: enabled in the profile, or by QGIS_PLUGINPATH.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# On Debian's QGIS 3.22 the wrapper qgis_process is broken; the program behind it is not. QGIS for Windows has a .bat.
PROGRAMS = "qgis_process.bin", "qgis_process", "qgis_process-qgis", "qgis_process-qgis-ltr"
DEFAULTS = {"chain": "demstoheights", "output": "predict:HEIGHTS", "ending": ".tif", "files": ["DEMS", "MODEL"]}
# What qgis_process says around the sentence of an error.
FRAME = re.compile(
    r"(ERROR:\s*)?An error was encountered|ERROR \d+:|Error encountered while|There were errors|Unable to execute|"
    r"QStandardPaths|<string>|.*Warning:|Cannot load|Problem with|QObject|Application path"
)


class ListError(Exception):
    """What is wrong with the list of cities, in a sentence."""


def read_list(path):
    """The list, checked: what to run, and a dict of parameters for each city by its name."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ListError(f"{path} cannot be read as JSON: {error}.") from error
    if not isinstance(document, dict) or not isinstance(document.get("cities"), list) or not document["cities"]:
        raise ListError(f'{path} has no list "cities"; see many_cities.py --help.')
    plan, cities = {**DEFAULTS, **document}, {}
    for number, city in enumerate(document["cities"], 1):
        if not isinstance(city, dict) or not str(city.get("name", "")).strip():
            raise ListError(f'City {number} of {path} has no "name"; give it one.')
        name = str(city["name"])
        if file_name(name) in map(file_name, cities):
            raise ListError(f"Two cities of {path} would write to {file_name(name)}; give each a name of its own.")
        parameters = {**document.get("common", {}), **{key: value for key, value in city.items() if key != "name"}}
        cities[name] = {key: located(path.parent, value) if key in plan["files"] else value
                        for key, value in parameters.items()}  # fmt: skip
    return plan, cities


def located(folder, value):
    """File names, relative to a folder, as paths."""
    return [located(folder, one) for one in value] if isinstance(value, list) else str((folder / value).resolve())


def file_name(name):
    """A name that every system takes for a file; letters of all alphabets stay."""
    return re.sub(r"\W+", "_", name).strip("_").lower()


def signature(plan, parameters):
    """What a result depends on: parameters, and sizes and times of the files."""
    files = [one for key in plan["files"] for one in as_list(parameters.get(key, []))]
    states = {one: [Path(one).stat().st_size, Path(one).stat().st_mtime] for one in files if Path(one).exists()}
    return {"chain": plan["chain"], "parameters": parameters, "files": states}


def as_list(value):
    return value if isinstance(value, list) else [value]


def run_city(program, plan, folder, name, parameters):
    """Run the chain for a city; returns its state (done, skipped, FAILED), the seconds, and what there is to say."""
    target = folder / f"{file_name(name)}{plan['ending']}"
    record, log = (target.with_name(f"{file_name(name)}{ending}") for ending in (".done.json", ".log"))
    wanted = signature(plan, parameters)
    if target.exists() and record.exists() and json.loads(record.read_text(encoding="utf-8")) == wanted:
        return "skipped", 0.0, "it is done with these parameters"
    words = [f"{key}={one}" for key, value in parameters.items() for one in as_list(value)]
    command = [program, "run", f"verticalcity:{plan['chain']}", "--", *words, f"{plan['output']}={target}"]
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL)
    seconds = time.monotonic() - started
    if done.returncode == 0 and target.exists():
        record.write_text(json.dumps(wanted, indent=1, ensure_ascii=False), encoding="utf-8")
        log.unlink(missing_ok=True)
        return "done", seconds, str(target)
    record.unlink(missing_ok=True)
    log.write_text(f"{command}\n{done.stdout}\n{done.stderr}", encoding="utf-8")
    return "FAILED", seconds, reason(done.stdout, done.stderr)


def reason(*texts):
    """The sentence that a failure was explained with."""
    lines = [line.strip() for text in reversed(texts) for line in text.splitlines()]
    errors = [line.partition("ERROR:")[2].strip() for line in lines if line.startswith("ERROR:")]
    said = errors or [line for line in lines if line and not FRAME.match(line)]
    return said[0] if said else "qgis_process failed and said nothing; see the log"


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cities", type=Path, metavar="CITIES.json")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--qgis-process", help="the program, where it is not on the path")
    parser.add_argument("--jobs", type=int, default=1, help="cities at a time; each takes a core and its own memory")
    given = parser.parse_args(arguments)
    program = given.qgis_process or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None or shutil.which(program) is None:
        sys.exit("qgis_process is not found; name it with --qgis-process.")
    try:
        plan, cities = read_list(given.cities)
    except ListError as error:
        sys.exit(str(error))
    given.folder.mkdir(parents=True, exist_ok=True)
    folder = given.folder.resolve()
    with ThreadPoolExecutor(max(1, given.jobs)) as pool:
        running = {name: pool.submit(run_city, program, plan, folder, name, one) for name, one in cities.items()}
        rows = []
        for name, future in running.items():
            rows.append((name, *future.result()))
            print(f"{len(rows)} of {len(cities)}: {name} {rows[-1][1]}", flush=True)
    width = max(len(name) for name in cities)
    print(f"\n{'city':{width}}  state    seconds  result or reason")
    for name, state, seconds, text in rows:
        print(f"{name:{width}}  {state:7}  {seconds:7.1f}  {text}")
    failed = sum(state == "FAILED" for _, state, *_ in rows)
    print(f"\n{len(rows) - failed} of {len(rows)} cities are done." + (f" {failed} failed." if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
