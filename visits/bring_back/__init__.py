"""What was written on a sheet goes into the deal, the client and its record, through the one door."""
