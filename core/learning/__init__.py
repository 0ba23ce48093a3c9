"""What the desk learns: questions and what came of them, learned phrases, drafts and versions of articles."""
