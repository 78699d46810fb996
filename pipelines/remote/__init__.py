"""An archive in a bucket: a folder of this machine is brought up to date with it, and what is new is put there."""
