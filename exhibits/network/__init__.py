"""Who has contact with whom in Arnhem (2019), how well equipped partners feel, and the cases."""
