"""Pages frozen with what they should say: `luutru fixture URL --into tests/golden` adds one."""
