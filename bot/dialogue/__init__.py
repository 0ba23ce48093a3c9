"""What is the same in every messenger: understanding what was written, and rendering what is said."""
