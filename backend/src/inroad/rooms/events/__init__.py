"""What happens in a search, told as it happens to pages and programs that listen; ids and kinds, no words."""
