"""How a page is laid out: what zones.py knows of headlines, bylines, captions and page furniture."""
