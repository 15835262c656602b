"""In and out: lists as XLSX and CSV, and files that come back changed."""
