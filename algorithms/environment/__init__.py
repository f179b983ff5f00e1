"""What the plugin needs of the machine."""
