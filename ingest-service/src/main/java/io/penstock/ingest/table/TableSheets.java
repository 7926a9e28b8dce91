package io.penstock.ingest.table;

import io.penstock.ingest.table.TableLayout.Row;
import io.penstock.tables.UnreadableTable;
import io.penstock.tables.Workbook;
import io.penstock.tables.Workbook.Sheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which sheets of a workbook have the table: the one that is declared, or all visible ones with one and the same header.
 * Sheets without rows, and sheets of a single column beside wider ones, such as a cover, have none of it.
 *
 * @param tables in their order
 * @param remarks which visible sheets with rows are passed over, in words for a person
 */
record TableSheets(List<Sheet> tables, List<String> remarks) {

    static TableSheets of(Workbook workbook, TableHints hints) throws IOException {
        if (hints.sheet() != null) {
            return new TableSheets(List.of(named(workbook, hints.sheet())), List.of());
        }
        List<Sheet> visible =
                workbook.sheets().stream().filter(sheet -> !sheet.hidden()).toList();
        List<Head> heads = new ArrayList<>();
        for (Sheet sheet : visible) {
            List<Row> rows = firstRows(workbook, sheet, hints);
            if (!rows.isEmpty()) {
                heads.add(new Head(sheet, rows.get(HeaderRow.among(rows))));
            }
        }
        return heads.isEmpty() ? empty(visible) : choose(workbook, heads);
    }

    private static Sheet named(Workbook workbook, String wanted) {
        return workbook.sheets().stream()
                .filter(sheet -> sheet.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new UnreadableTable(
                        "expected a sheet named '%s', found %s"
                                .formatted(
                                        wanted,
                                        workbook.sheets().stream()
                                                .map(sheet -> "'" + sheet.name() + "'")
                                                .collect(Collectors.joining(", "))),
                        null));
    }

    /** A workbook without rows is refused when its first sheet is read. */
    private static TableSheets empty(List<Sheet> visible) {
        if (visible.isEmpty()) {
            throw new UnreadableTable("expected a sheet that is not hidden, found none", null);
        }
        return new TableSheets(visible.subList(0, 1), List.of());
    }

    private static TableSheets choose(Workbook workbook, List<Head> heads) throws IOException {
        List<Head> wide = heads.stream()
                .filter(head -> HeaderRow.filled(head.header()) > 1)
                .toList();
        List<Head> tables = wide.isEmpty() ? heads : wide;
        if (tables.stream().map(Head::names).distinct().count() > 1) {
            throw new UnreadableTable(
                    ("expected one table, found sheets with different headers: %s; name the sheet in the feed"
                                    + " (xlsx: {sheet: ...}), or send each as a file of its own")
                            .formatted(counted(workbook, tables)),
                    null);
        }
        List<Head> others =
                heads.stream().filter(head -> !tables.contains(head)).toList();
        return new TableSheets(
                tables.stream().map(Head::sheet).toList(),
                others.isEmpty() ? List.of() : List.of("no table on " + counted(workbook, others)));
    }

    private static String counted(Workbook workbook, List<Head> heads) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Head head : heads) {
            long[] rows = new long[1];
            workbook.read(head.sheet(), (number, cells) -> ++rows[0] > 0);
            texts.add("'%s' (%d %s)".formatted(head.sheet().name(), rows[0], rows[0] == 1 ? "row" : "rows"));
        }
        return String.join(", ", texts);
    }

    private static List<Row> firstRows(Workbook workbook, Sheet sheet, TableHints hints) throws IOException {
        List<Row> rows = new ArrayList<>();
        workbook.read(sheet, (number, cells) -> {
            boolean above = hints.header() != null && number < hints.header();
            if (!above) {
                rows.add(new Row(number, cells));
            }
            return rows.size() < (hints.header() == null ? HeaderRow.MOST_ROWS : 1);
        });
        return rows;
    }

    private record Head(Sheet sheet, Row header) {
        List<String> names() {
            return header.fields().stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }
}
