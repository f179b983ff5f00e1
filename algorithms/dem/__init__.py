"""From elevation models to features."""
