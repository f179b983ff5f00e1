"""From features and reference heights to maps of building height."""
