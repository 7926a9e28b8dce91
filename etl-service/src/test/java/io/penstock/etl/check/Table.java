package io.penstock.etl.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of cases in a test resource: cells between {@code " | "}, {@code -} for no value, {@code \}{@code uXXXX} and
 * the escapes of Java text; lines with {@code #} are comments, a line with {@code @} gives arguments for those below.
 */
public final class Table {
    private Table() {}

    /** One case. */
    public record Case(String file, int line, String arguments, List<String> cells) {
        public String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }

        @Override
        public String toString() {
            return file + ":" + line + " " + cells;
        }
    }

    public static List<Case> read(String resource) {
        List<Case> cases = new ArrayList<>();
        String arguments = "";
        int number = 0;
        for (String line : content(resource).lines().toList()) {
            number++;
            if (line.startsWith("@ ")) {
                arguments = line.substring(2);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                cases.add(new Case(resource, number, arguments, cells(line)));
            }
        }
        return cases;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : (line + " ").split(" \\| ", -1)) {
            cells.add(unescaped(cell.strip()));
        }
        return cells;
    }

    /** The escaped text as it is meant; {@code -} is null. */
    public static String unescaped(String cell) {
        if ("-".equals(cell)) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            if (cell.startsWith("\\u", i)) {
                text.append((char) Integer.parseInt(cell.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (cell.charAt(i) == '\\') {
                i++;
                text.append(("\\" + cell.charAt(i)).translateEscapes());
            } else {
                text.append(cell.charAt(i));
            }
        }
        return text.toString();
    }

    private static String content(String resource) {
        try (InputStream stream = Table.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no test resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
