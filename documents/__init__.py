"""The press room: what a client gets on paper and as a picture, typeset from plain data."""
