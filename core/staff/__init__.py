"""Staff: how operators sign in to the page, what they may see and change, and who did what."""
