"""Algorithms of point clouds."""
