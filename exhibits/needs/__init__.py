"""What municipalities need: the quickscan of 2015, choosing municipalities, and needs beside money."""
