"""Features as rows."""

from qgis.PyQt.QtCore import QVariant


def plain(feature):
    """A feature's attributes by name, None where there is no value."""
    row = dict(zip(feature.fields().names(), feature.attributes()))
    return {name: None if isinstance(value, QVariant) and value.isNull() else value for name, value in row.items()}
