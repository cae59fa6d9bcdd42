"""What a run tells of itself beside its output: lines of the standard library's logging, from every process, that nobody sees who does not ask."""
