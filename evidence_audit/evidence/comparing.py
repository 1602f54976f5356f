"""Two figures side by side: do they say the same, and if not, how do they differ?"""
