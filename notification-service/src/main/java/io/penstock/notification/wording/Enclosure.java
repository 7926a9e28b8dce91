package io.penstock.notification.wording;

/**
 * A file that travels with a mail.
 *
 * @param contentId the name by which the HTML refers to it ({@code cid:…}), null of a file that is attached
 * @param name under which an attached file is saved
 */
public record Enclosure(String name, String contentType, String contentId, byte[] content) {

    /** A file that the reader saves or opens. */
    public static Enclosure attached(String name, String contentType, byte[] content) {
        return new Enclosure(name, contentType, null, content);
    }

    /** A picture within the HTML. */
    public static Enclosure inline(String name, String contentType, String contentId, byte[] content) {
        return new Enclosure(name, contentType, contentId, content);
    }

    public boolean isInline() {
        return contentId != null;
    }
}
