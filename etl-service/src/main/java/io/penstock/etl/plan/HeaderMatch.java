package io.penstock.etl.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds a plan's source columns in a header: by their name, else by one of their aliases. */
final class HeaderMatch {
    private final List<String> header;
    private final List<String> normalised;
    private final boolean[] used;

    HeaderMatch(List<String> header) {
        this.header = header;
        this.normalised = header.stream().map(SourceColumn::normalised).toList();
        this.used = new boolean[header.size()];
    }

    /**
     * Position of the column, or -1 when the header does not have it. A column under its own name goes before one under
     * an alias.
     *
     * @throws Ambiguous when two header columns have equal claim
     */
    int find(SourceColumn source) throws Ambiguous {
        int found = find(source, List.of(source.name()));
        return found >= 0 ? found : find(source, source.aliases());
    }

    private int find(SourceColumn source, List<String> names) throws Ambiguous {
        List<String> wanted = names.stream().map(SourceColumn::normalised).toList();
        int found = -1;
        for (int i = 0; i < normalised.size(); i++) {
            if (wanted.contains(normalised.get(i))) {
                if (found >= 0) {
                    throw new Ambiguous(String.format(
                            Locale.ROOT,
                            "expected one column %s, found two: '%s' (column %d) and '%s' (column %d)",
                            source,
                            header.get(found),
                            found + 1,
                            header.get(i),
                            i + 1));
                }
                found = i;
            }
        }
        if (found >= 0) {
            used[found] = true;
        }
        return found;
    }

    /** Positions of the columns that no source column took. */
    List<Integer> unused() {
        return IntStream.range(0, used.length).filter(i -> !used[i]).boxed().toList();
    }

    /** Name of a column; one without a name is named by its position. */
    String name(int position) {
        return header.get(position).isBlank() ? "(column " + (position + 1) + ")" : header.get(position);
    }

    /** Two columns of a header that both answer to one source column. */
    static final class Ambiguous extends Exception {
        private static final long serialVersionUID = 1L;

        Ambiguous(String message) {
            super(message);
        }
    }
}
