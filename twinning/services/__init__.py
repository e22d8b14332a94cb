"""What is written together on this floor: status periods, links of a chain, a new link."""
