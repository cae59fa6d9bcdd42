"""What tilik reads over HTTP beside what Chromium sees: generated answers, served to both."""
