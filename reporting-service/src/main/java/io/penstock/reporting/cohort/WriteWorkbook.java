package io.penstock.reporting.cohort;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import io.penstock.reporting.cohort.FillWorkbook.Filled;
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
import java.sql.Connection;
import java.sql.PreparedStatement;
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

    private static final SqlFile ROWS = SqlFile.of("cohort/rows-of-batch.sql");
    private static final int ROWS_AT_ONCE = 1_000;

    private final AgroalDataSource dataSource;
    private final CohortSettings settings;

    WriteWorkbook(AgroalDataSource dataSource, CohortSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    private record Written(Filled filled, List<SheetSize> sheets) {}

    /**
     * Writes, in the current transaction, from whose snapshot the rows are read.
     *
     * @throws IOException if the file cannot be written, or is not what was written
     */
    MadeWorkbook write(Cohort cohort, Path path) throws IOException, SQLException {
        Instant madeAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Optional<String> password = password(cohort);
        WorkbookFile file = new WorkbookFile(path, password);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ROWS.text())) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setLong(1, cohort.batchId());
            try (ResultSet rows = statement.executeQuery()) {
                Written written = file.write(out -> write(out, cohort, rows, madeAt));
                verify(file, written.sheets());
                return made(path, written, password.isPresent(), madeAt);
            }
        }
    }

    private Written write(OutputStream out, Cohort cohort, ResultSet rows, Instant madeAt) throws IOException {
        try (StreamedWorkbook workbook = new StreamedWorkbook(out, settings.rowsPerSheet())) {
            Filled filled = new FillWorkbook(workbook, rows).fill();
            workbook.summary("Summary", Facts.of(cohort, filled, madeAt));
            return new Written(filled, workbook.finish(Facts.titleOf(cohort)));
        } catch (SQLException e) {
            throw new IllegalStateException("accounts not read", e);
        }
    }

    private static void verify(WorkbookFile file, List<SheetSize> sheets) throws IOException {
        file.read(in -> {
            ReadBack.verify(in, sheets);
            return sheets;
        });
    }

    private static MadeWorkbook made(Path path, Written written, boolean encrypted, Instant madeAt) throws IOException {
        return new MadeWorkbook(
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
