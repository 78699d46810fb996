"""Sums of money and quantities, with the numbers and units that they are made of."""
