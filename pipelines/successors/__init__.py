"""Where the articles of a site that closed live on the site that follows it, told by what they say."""
