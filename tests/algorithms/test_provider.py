"""What every algorithm of the provider owes its users."""

import re

import pytest
from qgis.core import QgsProcessingParameterDefinition

HTML = re.compile(
    r"</?(p|b|i|u|br|hr|h\d|html|head|body|a|ul|ol|li|table|tr|td|div|span|em|strong|code|pre|img)\b|&\w+;"
)
IDS = {
    "demcomposite",
    "demfeatures",
    "referencecomponents",
    "ancillaryfeatures",
    "gvcscreen",
    "gvcfit",
    "gvcpredict",
    "demstoheights",
    "demstofeatures",
    "footprintstomodel",
    "featurestoheights",
    "imagestogcps",
    "tablestocloud",
    "cloudstoaccuracy",
    "imagestofusedcloud",
    "pointtargetanalysis",
    "stereogcp",
    "exportgcps",
    "importpointcloud",
    "fusepointclouds",
    "pointcloudaccuracy",
    "checkenvironment",
}


@pytest.fixture
def algorithms(provider):
    return {algorithm.name(): algorithm for algorithm in provider.algorithms()}


def test_the_ids_are_those_that_were_promised(provider, algorithms):
    assert provider.id() == "verticalcity"
    assert set(algorithms) == IDS
    assert all(re.fullmatch("[a-z0-9]+", name) for name in algorithms)


def test_every_algorithm_has_help_tags_group_and_icon(algorithms):
    for algorithm in algorithms.values():
        assert algorithm.group() and algorithm.displayName() != algorithm.name()
        assert not algorithm.icon().isNull()
        assert len(algorithm.shortHelpString()) > 50
        assert algorithm.tags()
        # qgis_process prints it raw.
        texts = [algorithm.shortHelpString(), *(one.help() for one in algorithm.parameterDefinitions())]
        assert "<" not in texts[0] and not [text for text in texts if HTML.search(text)]


def test_every_parameter_has_help_that_says_more_than_its_name(algorithms):
    for algorithm in algorithms.values():
        for parameter in algorithm.parameterDefinitions():
            # A model keeps the help of its parameters apart.
            content = getattr(algorithm, "helpContent", dict)().get(parameter.name())
            assert len(content or parameter.help()) > 15, (algorithm.name(), parameter.name())


def test_each_algorithm_has_a_page_named_as_its_file(algorithms, request):
    root = request.config.rootpath
    for algorithm in algorithms.values():
        if hasattr(algorithm, "STEM"):  # a model stands in docs/chains.md
            stem = algorithm.STEM
            assert (root / "docs" / f"{stem}.md").exists()
            assert (root / "ui" / "help" / f"{stem}.txt").exists()
            assert (root / "ui" / "icons" / f"{stem}.svg").exists()


def test_create_gives_a_fresh_object_with_the_same_parameters(algorithms):
    for algorithm in algorithms.values():
        copy = algorithm.create()
        assert copy is not algorithm and copy.id() == algorithm.id() and copy.displayName() == algorithm.displayName()
        assert [p.name() for p in copy.parameterDefinitions()] == [p.name() for p in algorithm.parameterDefinitions()]


def test_optional_parameters_come_after_the_needed_ones_and_rare_ones_are_advanced(algorithms):
    advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    features = {p.name(): bool(p.flags() & advanced) for p in algorithms["demfeatures"].parameterDefinitions()}
    assert [name for name, rare in features.items() if rare] == [
        "CRS",
        "FILTERS",
        "MIN_VALID",
        "KERNEL_SUM",
        "ASSIGNMENT",
    ]


def test_the_shipped_model_declares_its_outputs(algorithms):
    outputs = [(o.name(), o.description()) for o in algorithms["demstoheights"].outputDefinitions()]
    assert outputs == [("predict:HEIGHTS", "Building heights"), ("predict:SLOPEMASK", "Slope mask")]
