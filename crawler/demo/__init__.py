"""The embedded department: the portal of an invented province, made from a seed and served on loopback only."""

HOST = "sct.songdua.example"
HOME = f"http://{HOST}/"
