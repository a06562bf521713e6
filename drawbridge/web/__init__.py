"""What all HTTP routes share: reading forms safely, answering errors, streaming changes."""
