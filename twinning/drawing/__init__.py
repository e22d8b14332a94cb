"""Timelines and the map: plain geometry from plain values, drawn as SVG. See the README beside this file."""
