"""Letters of the charsets and fonts that came before Unicode: TCVN3, VNI, VISCII, VPS, and windows-1258 misread."""
