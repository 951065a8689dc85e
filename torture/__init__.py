"""What power, disks, clocks and chance can do to a station, done to it on purpose."""
