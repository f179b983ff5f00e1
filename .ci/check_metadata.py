"""What the portal asks of metadata.txt, and what keeps versions together: python3 check_metadata.py metadata.txt"""

import configparser
import re
import sys
from pathlib import Path
from urllib.parse import urlparse

REQUIRED = (
    "name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository",
)  # fmt: skip
WANTED = ("homepage", "changelog", "qgisMaximumVersion", "tags", "icon", "license", "category")
LINKS = ("homepage", "repository", "tracker")
LONGEST = {"description": 255, "tags": 255}  # characters


def problems(path):
    """Sentences about what is wrong."""
    parser = configparser.ConfigParser()  # with interpolation, as the portal reads it: a lone % is an error
    parser.optionxform = str
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
        fields = dict(parser.items("general"))
    except configparser.Error as error:
        return [f"metadata.txt cannot be read: {error}"]
    found = [f"metadata.txt has no {name}" for name in (*REQUIRED, *WANTED) if not fields.get(name, "").strip()]
    if found:
        return found
    for name in LINKS:
        link = urlparse(fields[name])
        if link.scheme != "https" or not link.netloc:
            found.append(f"{name} is no link: {fields[name]}")
    for name, most in LONGEST.items():
        if len(fields[name]) > most or "\n" in fields[name]:
            found.append(f"{name} has {len(fields[name])} characters; it should be one line of {most} at most")
    if not re.fullmatch(r"\d+\.\d+\.\d+", fields["version"]):
        found.append(f"the version {fields['version']} is not of the form 1.2.3")
    if not fields["changelog"].strip().startswith(f"{fields['version']} "):
        found.append(f"the changelog does not begin with version {fields['version']}")
    if any(fields.get(name, "False") not in ("True", "False") for name in ("experimental", "deprecated")):
        found.append("experimental and deprecated should be True or False")
    if not (path.parent / fields["icon"]).is_file():
        found.append(f"the icon {fields['icon']} is not there")
    about = path.parent / "CHANGELOG.md"
    if about.is_file() and f"## {fields['version']}" not in about.read_text(encoding="utf-8"):
        found.append(f"CHANGELOG.md has no part of version {fields['version']}")
    return found


if __name__ == "__main__":
    wrong = problems(Path(sys.argv[1]))
    sys.exit("\n".join(wrong) or 0)
