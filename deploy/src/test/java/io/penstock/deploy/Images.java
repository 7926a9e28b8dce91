package io.penstock.deploy;

import java.util.regex.Pattern;

/** Names of images. */
final class Images {

    private static final Pattern PINNED =
            Pattern.compile("[a-z0-9./-]+(:(?!latest$)[\\w.-]*\\d[\\w.-]*|@sha256:[0-9a-f]{64})");

    private Images() {}

    /** Whether the name says which image it is: a tag with a version, or a digest. */
    static boolean isPinned(String image) {
        return PINNED.matcher(image).matches();
    }
}
