package io.penstock.deploy.settings;

import java.util.regex.Pattern;

/** Makes Markdown of Javadoc, as far as it is used at settings. */
final class Javadoc {

    private static final Pattern CODE = Pattern.compile("\\{@code\\s+([^}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link\\s+[\\w.]*#?(\\w+)[^}]*}");
    private static final Pattern TAGS = Pattern.compile("(?s)(^|\\n)\\s*@\\w+.*");

    private Javadoc() {}

    static String markdown(String comment) {
        if (comment == null) {
            return "";
        }
        String text = TAGS.matcher(comment).replaceFirst("");
        text = CODE.matcher(text).replaceAll("`$1`");
        text = LINK.matcher(text).replaceAll("`$1`");
        return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }
}
