"""Rescue: captures of a site that other people's archives hold, by their public interfaces, as captures of ours."""
