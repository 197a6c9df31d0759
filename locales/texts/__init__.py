"""Every text people read, as constants: English here, other languages in the catalogs."""
