"""The science of Vertical City. Imports no QGIS: everything here runs in plain Python."""
