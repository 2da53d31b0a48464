"""Screens: televisions that show the wall's figures and nothing else, until somebody revokes them."""
