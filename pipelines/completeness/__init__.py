"""How complete the archive of a site is: articles held, articles only mentioned, and an estimate of what is missing."""
