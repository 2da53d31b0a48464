"""The adapters to other systems, all behind the port in `port.py`; `making.py` makes the one that is configured."""
