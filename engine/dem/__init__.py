"""Composites of elevation models, the table of 30 filters, and their generalisation to coarse cells."""
