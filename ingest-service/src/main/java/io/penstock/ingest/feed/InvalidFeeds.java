package io.penstock.ingest.feed;

/** The feeds file has a mistake; the message names file, key, what was expected and what was found. */
final class InvalidFeeds extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidFeeds(String message) {
        super(message);
    }
}
