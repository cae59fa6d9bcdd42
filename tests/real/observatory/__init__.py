"""tilik's HTTP Observatory beside the original, answer by answer."""
