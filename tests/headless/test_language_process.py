"""qgis_process speaks the language of the machine to people, and one language to scripts."""

import json

import pytest

pytestmark = pytest.mark.slow
GERMAN = {"LC_ALL": "de_AT.UTF-8"}  # which need not be installed


def test_help_is_in_the_language_of_the_machine(qgis_process):
    asked = "help", "verticalcity:demcomposite"
    assert "Co-register the DEMs to the first one" in qgis_process.call(*asked).stdout
    said = qgis_process.call(*asked, environment=GERMAN).stdout
    assert "Höhenmodelle auf das erste koregistrieren" in said and "Co-register the DEMs" not in said


def test_scripts_read_the_same_names_in_every_language(qgis_process):
    def described(environment):
        found = json.loads(
            qgis_process.call("--json", "help", "verticalcity:demstoheights", environment=environment).stdout
        )
        return found["algorithm_details"]["id"], set(found["parameters"]), set(found["outputs"])

    assert described(GERMAN) == described({})
