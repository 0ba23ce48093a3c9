"""Every text that a client or an operator reads in a chat: Serbian and English, in Fluent's format."""
