package io.penstock.corpus;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.penstock.local.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Fetches what can be opened with a spreadsheet program, and looks for what it would take for a formula. */
final class Exports {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Pattern FORMULA_CELL = Pattern.compile("<(\\w+:)?f[ >]");
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Platform platform;
    private final Requests requests;
    private final Path folder;

    /** @param folder for what is fetched */
    Exports(Platform platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
        this.requests = new Requests(platform.runFile());
    }

    void look(Faults faults) throws IOException, SQLException, InterruptedException {
        Found found = new Found(platform.servers().postgres());
        for (Map<String, String> load : found.rows("SELECT DISTINCT batch_id FROM etl.reject ORDER BY batch_id")) {
            String rejects = "/loads/" + load.get("batch_id") + "/rejects";
            csv(rejects, requests.get("etl", rejects, "text/csv"), faults);
            workbook(rejects, requests.get("etl", rejects, WORKBOOK), faults);
        }
        try (Stream<Path> files =
                Files.list(Path.of(platform.runFile().folders().outbox()))) {
            for (Path file : files.toList()) {
                workbook(file.getFileName().toString(), Files.readAllBytes(file), faults);
            }
        }
    }

    private static void csv(String where, byte[] content, Faults faults) throws IOException {
        String text = new String(content, StandardCharsets.UTF_8);
        try (CloseableIterator<CsvRecord> records =
                CsvReader.builder().maxBufferSize(64 << 20).ofCsvRecord(text).iterator()) {
            while (records.hasNext()) {
                CsvRecord one = records.next();
                if (one.getFields().stream().anyMatch(Exports::startsFormula)) {
                    faults.add(where + " as CSV: expected no cell that begins a formula, found one in line "
                            + one.getStartingLineNumber());
                    return;
                }
            }
        }
    }

    private static boolean startsFormula(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
    }

    private void workbook(String where, byte[] content, Faults faults) throws IOException {
        Path file = Files.createTempFile(folder, "export", ".xlsx");
        Files.write(file, content);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                if (part.getName().startsWith("xl/worksheets/sheet")
                        && FORMULA_CELL
                                .matcher(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8))
                                .find()) {
                    faults.add(where + " as workbook: expected texts, found a formula");
                }
            }
        }
    }
}
