"""The areas of the staff's page: one module for each entry of the menu."""
