"""All that is on the station's disk, written so that a power cut finds either before or after."""
