"""How Vietnamese syllables are spelled: letters, tones, which syllables there are."""
