"""Pictures of results, drawn by matplotlib where it is there."""
