"""Docks: what follows the selection in the map or a table."""
