"""Everything that writes: each public function is one act of one person and leaves one event."""
