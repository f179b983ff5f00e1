"""The provider and the list of its algorithms."""
