"""What stands at the end of a book about its sources: the index of passages cited and other lists."""
