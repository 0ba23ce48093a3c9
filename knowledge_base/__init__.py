"""The library: the articles of the desk and the search that finds the right one."""
