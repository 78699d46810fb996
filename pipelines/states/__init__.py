"""The state of a site through time: live, frozen, redirected, gone, parked or hacked, told from its captures alone."""
