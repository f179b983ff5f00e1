"""A new user's first minutes with a mouse: a real QGIS with an empty profile on a virtual screen.

    /usr/bin/python3 demo/first_day.py ZIP FOLDER

writes a picture of each step, and says how many clicks and seconds each took. Needs Debian's xvfb, openbox, xdotool and
imagemagick.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
SCREEN = ":37"
SIZE = "1500x950x24"


class Mouse:
    """Clicks what shows a text, as a person would, and counts."""

    def __init__(self, folder, pictures):
        self.folder, self.pictures, self.clicks, self.started = folder, pictures, 0, time.monotonic()

    def ask(self, **request):
        """What the probe inside QGIS tells; None while QGIS is busy."""
        answer, question = self.folder / "answer.json", self.folder / "request.json"
        answer.unlink(missing_ok=True)
        part = self.folder / "request.part"
        part.write_text(json.dumps(request), encoding="utf-8")
        os.replace(part, question)
        for _ in range(100):
            if answer.exists():
                return json.loads(answer.read_text(encoding="utf-8"))
            time.sleep(0.05)
        return None

    def until(self, what, true, patience_s=120, **request):
        """Wait for something; returns the answer."""
        end = time.monotonic() + patience_s
        while time.monotonic() < end:
            told = self.ask(**request)
            if told is not None and true(told):
                return told
            time.sleep(0.1)
        self.shot("gave_up")
        sys.exit(f"waited {patience_s} s in vain for {what}; the last that QGIS told: {told}")

    def see(self, text, patience_s=120):
        return self.until(text, lambda told: told["where"], patience_s, where=text)["where"]

    def click(self, text, times=1, button=1, patience_s=60, dx=0):
        x, y = self.see(text, patience_s)
        time.sleep(0.2)  # what opens moves until it stands
        x, y = self.see(text, patience_s)
        do("xdotool", "mousemove", x + dx, y)
        time.sleep(0.1)
        do("xdotool", "click", "--repeat", times, "--delay", 80, button)
        self.clicks += times
        time.sleep(0.4)

    def type(self, text, *keys):
        do("xdotool", "type", "--delay", 25, text)
        for key in keys:
            do("xdotool", "key", key)
        time.sleep(0.5)

    def shot(self, name):
        do("import", "-window", "root", "+dither", "-colors", 200, f"PNG8:{self.pictures / name}.png")

    def step(self, name, what):
        """End a step: a picture, and what it took."""
        time.sleep(0.5)
        if name:
            self.shot(name)
        print(f"{what:60} {self.clicks:3} clicks {time.monotonic() - self.started:6.1f} s", flush=True)
        self.clicks, self.started = 0, time.monotonic()


def do(*words):
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def environment(home):
    settings = {
        "DISPLAY": SCREEN,
        "HOME": home,
        "LC_ALL": "C.UTF-8",
        "PROBE": home,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": home,
    }
    away = ("QGIS_PLUGINPATH", "PYTHONPATH")  # nothing of the checkout
    return {**{name: value for name, value in os.environ.items() if name not in away}, **settings}


def first_day(mouse, zip_file):
    mouse.see("Plugins", 90)
    do("xdotool", "search", "--sync", "--name", "Untitled Project", "windowmove", 0, 0, "windowsize", "100%", "97%")
    mouse.step(None, "QGIS starts with an empty profile")
    mouse.click("Plugins")
    mouse.click("Manage and Install Plugins")
    mouse.click("Install from ZIP")
    mouse.click("ZIP file:", dx=150)
    mouse.type(str(zip_file))
    mouse.click("Install Plugin")
    mouse.click("Yes")
    mouse.until("the plugin", lambda told: told["loaded_s"] > 0)
    mouse.step("day_1_installed", "installed from the ZIP")
    mouse.click("Close")
    mouse.click("Processing")
    mouse.click("Toolbox")
    mouse.click("Search…")
    mouse.type("building height")
    mouse.see("Predict building heights")
    mouse.step("day_2_search", "'building height' found in the toolbox")
    mouse.click("Open the start page")
    mouse.see("Try it with sample data")
    mouse.step("day_3_start_page", "the start page, from the message")
    mouse.click("Try it with sample data")
    mouse.until("the map", lambda told: len(told["layers"]) > 2)
    mouse.step("day_4_map", "the sample as a styled map with its legend")
    mouse.click("Predict building heights", times=2)
    mouse.see("Run")
    mouse.step("day_5_dialog", "the dialog of an algorithm")
    told = mouse.ask()
    print(f"QGIS says that loading the plugin took {told['loaded_s']:.3f} s")
    if any("error" in title.lower() for title in told["windows"]):
        sys.exit(f"a window tells of an error: {told['windows']}")


def main(zip_file, pictures):
    pictures.mkdir(parents=True, exist_ok=True)
    programs = []
    with tempfile.TemporaryDirectory(prefix="first_day_") as home:
        env = environment(home)
        os.environ.update(env)
        try:
            programs.append(subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", SIZE], stderr=subprocess.DEVNULL))
            time.sleep(2)
            programs.append(subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL))
            qgis = ["qgis", "--profiles-path", f"{home}/profiles", "--noversioncheck", "--code", str(HERE / "probe.py")]
            with open(f"{home}/log", "w", encoding="utf-8") as log:
                programs.append(subprocess.Popen(qgis, env=env, stdout=log, stderr=log, start_new_session=True))
            first_day(Mouse(Path(home), pictures), zip_file)
        finally:
            for program in reversed(programs):
                program.send_signal(signal.SIGKILL if program is programs[-1] else signal.SIGTERM)
                program.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
