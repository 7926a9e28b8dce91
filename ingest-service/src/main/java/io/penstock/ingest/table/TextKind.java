package io.penstock.ingest.table;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells text that is no table by how it begins, such as the web page that many programs save under the name .xls. */
final class TextKind {
    private static final int MOST_BYTES = 4096;
    private static final String SAVE_AS_WORKBOOK = "; open it in Excel and save it as .xlsx";
    private static final Map<Pattern, String> KINDS = kinds();

    private TextKind() {}

    /** What the text is, and what to do with it; null if it may be a table. */
    static @Nullable String of(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, MOST_BYTES), StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().matcher(start).lookingAt())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Map<Pattern, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put(
                "(<\\?xml[^>]*>\\s*)?<(!doctype html|html|head|body|table|meta|style|div|script|!--)\\b|<!--",
                "an HTML page" + SAVE_AS_WORKBOOK);
        kinds.put(
                "<\\?xml(?s:.)*urn:schemas-microsoft-com:office:spreadsheet",
                "an XML spreadsheet of Excel 2003" + SAVE_AS_WORKBOOK);
        kinds.put("<\\?xml\\b", "an XML document");
        kinds.put("mime-version:", "a web archive (MHTML)" + SAVE_AS_WORKBOOK);
        kinds.put("\\{\\\\rtf", "an RTF document");
        kinds.put("%pdf-", "a PDF document; ask its sender for CSV or .xlsx");
        kinds.put("id;p\\w*(;[ne])*[\\r\\n]+[pfbco];", "a SYLK spreadsheet" + SAVE_AS_WORKBOOK);
        kinds.put("\\{\\s*\"|\\[\\s*[{\\[\"]", "JSON");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        kinds.forEach((start, kind) -> patterns.put(Pattern.compile(start), kind));
        return patterns;
    }
}
