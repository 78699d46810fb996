"""The schedule: a systemd timer, or a line of a crontab, for `luutru run --all`."""
