"""What people look at: styles, icons, help texts."""
