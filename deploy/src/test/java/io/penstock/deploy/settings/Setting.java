package io.penstock.deploy.settings;

import java.util.Locale;

/**
 * One setting of a service.
 *
 * @param key such as {@code penstock.ingest.inbox}; {@code [0]} stands for the number in a list, {@code <name>} for a key
 * @param type as the source has it
 * @param unless what holds unless it is set; null for nothing
 * @param meaning its Javadoc, in Markdown
 */
record Setting(String key, String type, String unless, String meaning) {

    /** The environment variable that sets it. */
    String variable() {
        String marked = key.replace("<name>", "~");
        return marked.replaceAll("[^A-Za-z0-9~]", "_").toUpperCase(Locale.ROOT).replace("~", "<NAME>");
    }
}
