"""Who has contact with whom in the city of the report, or in that of own records, how well equipped partners feel, and the cases."""
