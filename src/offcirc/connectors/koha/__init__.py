"""Koha: its offline circulation service, `download.pl`, REST and ByWater's plugin, whichever the server has."""
