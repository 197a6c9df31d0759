"""Who fits whom: pure values and functions, no I/O beyond the packaged place data."""
