package io.penstock.etl.finish;

import static io.penstock.testkit.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.EtlServers;
import io.penstock.testkit.Servers;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class EndSilentCopiesIT {

    private static final byte[] ROW = "1\tx\n".getBytes(UTF_8);

    @Inject
    AgroalDataSource mart;

    @Inject
    @DataSource("smart360")
    AgroalDataSource smart360;

    @Test
    void copyWhoseClientStandsStillIsEndedAndNothingOfItStays() throws Exception {
        EndSilentCopies watch = new EndSilentCopies(mart, smart360, () -> Duration.ZERO);
        Connection client = Servers.postgres().connect("penstock", "etl", "etl");
        CopyIn copy = copy(client);
        copy.writeToCopy(ROW, 0, ROW.length);
        copy.flushCopy();

        await().until(() -> {
            watch.look();
            return sessions() == 0;
        });

        assertThrows(SQLException.class, () -> {
            copy.writeToCopy(ROW, 0, ROW.length);
            copy.endCopy();
        });
        client.abort(Runnable::run);
    }

    @Test
    void copyThatMovesIsLeftAlone() throws Exception {
        EndSilentCopies watch = new EndSilentCopies(mart, smart360, () -> Duration.ofMillis(1));
        try (Connection client = Servers.postgres().connect("penstock", "etl", "etl")) {
            CopyIn copy = copy(client);
            byte[] rows = "1\tx\n".repeat(20_000).getBytes(UTF_8);
            for (int i = 1; i <= 12; i++) {
                copy.writeToCopy(rows, 0, rows.length);
                copy.flushCopy();
                long sent = (long) i * rows.length;
                await().until(() -> bytesRead() == sent);
                watch.look();
            }

            assertEquals(240_000, copy.endCopy());
        }
    }

    private static CopyIn copy(Connection client) throws SQLException {
        try (var statement = client.createStatement()) {
            statement.execute("SET application_name = 'silent-copy'");
            statement.execute("CREATE TEMPORARY TABLE silent (id bigint, word text)");
        }
        return client.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY silent FROM STDIN");
    }

    private static long sessions() throws SQLException {
        return ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'silent-copy'");
    }

    private static long bytesRead() throws SQLException {
        return ask("SELECT bytes_processed FROM pg_stat_progress_copy JOIN pg_stat_activity USING (pid)"
                + " WHERE application_name = 'silent-copy'");
    }

    private static long ask(String sql) throws SQLException {
        try (Connection connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
