"""What the site takes from beside docs/: the changelog, the icon, and links to files that are no pages.

And what it does not take: a page that would fetch something from elsewhere when it is opened stops the build.
"""

import re
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[1]
REPOSITORY = "https://github.com/vertical-city/vertical-city/blob/main/"
BESIDE = {
    "changelog.md": "CHANGELOG.md",
    "vertical_city.svg": "ui/icons/vertical_city.svg",
    **{f"pictures/start/{name}": f"ui/pictures/{name}" for name in ("heights.png", "control_points.png", "clouds.png")},
}
# On a line of its own, and so without a link.
PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^)]+)\)$", re.MULTILINE)
FETCHED = re.compile(r"<(?:script|img|iframe)[^>]* src=\"?https?:|<link[^>]*stylesheet[^>]*https?:")


def on_files(files, config):
    for name, path in BESIDE.items():
        files.append(File.generated(config, name, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri in BESIDE:
        return markdown.replace("](docs/", "](")
    markdown = markdown.replace("](../ui/pictures/", "](pictures/start/")
    markdown = PICTURE.sub(r"[![\1](\2)](\2)", markdown)  # a click shows it in full size
    return re.sub(r"\]\(\.\./", f"]({REPOSITORY}", markdown)


def on_post_page(output, page, config):
    found = FETCHED.search(output)
    if found:
        raise PluginError(f"{page.file.src_uri} fetches from elsewhere: {found[0]}…")
    return output
