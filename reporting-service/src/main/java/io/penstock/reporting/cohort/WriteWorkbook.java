package io.penstock.reporting.cohort;

import io.penstock.reporting.cohort.query.RunQuery;
import io.penstock.reporting.cohort.sheet.ReadBack;
import io.penstock.reporting.cohort.sheet.SheetSize;
import io.penstock.reporting.cohort.sheet.StreamedWorkbook;
import io.penstock.reporting.cohort.sheet.WorkbookFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Writes the workbook of a cohort to a file, and reads back what was written. */
@ApplicationScoped
class WriteWorkbook {

    private final RowsOfList lists;
    private final RunQuery queries;
    private final OptOutChannels optOuts;
    private final CohortSettings settings;

    WriteWorkbook(RowsOfList lists, RunQuery queries, OptOutChannels optOuts, CohortSettings settings) {
        this.lists = lists;
        this.queries = queries;
        this.optOuts = optOuts;
        this.settings = settings;
    }

    private record Written(Filled filled, List<SheetSize> sheets) {}

    /** Carries the database's failure through what knows of files only. */
    private static final class RowsNotRead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException why;

        RowsNotRead(SQLException why) {
            super(why);
            this.why = why;
        }
    }

    /** Puts accounts on the sheets of a workbook. */
    private interface Fill {
        Filled of(StreamedWorkbook workbook) throws IOException, SQLException;
    }

    /**
     * Writes, in the current transaction; the rows are all of one snapshot.
     *
     * @throws IOException if the file cannot be written, or is not what was written
     */
    MadeWorkbook write(Cohort cohort, Path path) throws IOException, SQLException {
        if (!cohort.isByQuery()) {
            return lists.read(
                    cohort.batchId(), rows -> write(cohort, path, workbook -> fill(workbook, cohort.batchId(), rows)));
        }
        return queries.run(
                cohort.name(),
                Said.of(cohort),
                cohort.asOf(),
                (rows, most) -> write(cohort, path, workbook -> FillWorkbook.of(workbook, rows, optOuts, most)));
    }

    private Filled fill(StreamedWorkbook workbook, long batchId, ResultSet rows) throws IOException, SQLException {
        Filled accounts = FillWorkbook.of(workbook, rows, optOuts);
        return lists.readRejected(
                batchId, FillRejected.MAX_ROWS, rejected -> FillRejected.of(workbook, rejected, accounts));
    }

    private MadeWorkbook write(Cohort cohort, Path path, Fill fill) throws IOException, SQLException {
        Instant madeAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Optional<String> password = password(cohort);
        WorkbookFile file = new WorkbookFile(path, password);
        try {
            Written written = file.write(out -> write(out, cohort, fill, madeAt));
            verify(file, written.sheets());
            return made(path, written, password.isPresent(), madeAt);
        } catch (RowsNotRead e) {
            throw e.why;
        }
    }

    private static void verify(WorkbookFile file, List<SheetSize> sheets) throws IOException {
        file.read(in -> {
            ReadBack.verify(in, sheets);
            return sheets;
        });
    }

    private Written write(OutputStream out, Cohort cohort, Fill fill, Instant madeAt) throws IOException {
        try (StreamedWorkbook workbook = new StreamedWorkbook(out, settings.rowsPerSheet())) {
            Filled filled = fill.of(workbook);
            workbook.summary("Summary", Facts.of(cohort, filled, madeAt));
            return new Written(filled, workbook.finish(Facts.titleOf(cohort)));
        } catch (SQLException e) {
            throw new RowsNotRead(e);
        }
    }

    private static MadeWorkbook made(Path path, Written written, boolean encrypted, Instant madeAt) throws IOException {
        return new MadeWorkbook(
                written.filled().chosen(),
                written.filled().found(),
                written.filled().notFound(),
                written.sheets().size(),
                Files.size(path),
                sha256(path),
                encrypted,
                madeAt);
    }

    private Optional<String> password(Cohort cohort) {
        Optional<String> ofFeed = Optional.ofNullable(cohort.feed()).map(settings.feedPasswords()::get);
        return ofFeed.or(settings::password);
    }

    private static String sha256(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
