"""Who wants to hear of something that cannot be come to yet: told once."""
