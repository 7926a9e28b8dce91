package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class VanishedIT {

    private static final String HEADER = "consumer_id,name,address,contact_number,email,account_number,meter_number,"
            + "tariff_plan,consumption_history,payment_status";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer, mart.consumer_history, mart.consumer_source, etl.absent");
        sql("smart360", "TRUNCATE public.consumer_table");
    }

    @Test
    void consumersThatAFullExtractDoesNotFindAreMarkedAndNotDeleted() throws SQLException {
        long first = full(consumers(1, 5));
        finished(first);

        long second = full(consumers(3, 6));
        JsonPath load = finished(second);

        assertEquals(2, load.getLong("vanished"));
        assertEquals("1,2", vanished());
        assertEquals("6", one("penstock", "SELECT count(*) FROM mart.consumer"));
        assertEquals(
                Long.toString(second),
                one("penstock", "SELECT DISTINCT vanished_batch FROM mart.consumer_source WHERE vanished_batch > 0"));
        assertEquals("6", one("smart360", "SELECT count(*) FROM consumer_table"));
    }

    @Test
    void consumerThatComesBackIsUnmarked() throws SQLException {
        finished(full(consumers(1, 4)));
        finished(full(consumers(3, 4)));

        JsonPath load = finished(full(consumers(2, 4)));

        assertEquals(0, load.getLong("vanished"));
        assertEquals("1", vanished());
    }

    @Test
    void rejectedRowOfAnExtractIsNotVanished() throws SQLException {
        finished(full(consumers(1, 3)));

        JsonPath load = finished(full(List.of(
                consumers(1, 1).get(0), "2,,1 Main St,12,not a mail,,,,,", "3,John Doe,1 Main St,,,,,,,,too,wide")));

        assertEquals(2, load.getLong("rejected"));
        assertEquals(0, load.getLong("vanished"));
        assertNull(vanished());
    }

    @Test
    void incrementalExtractUnmarksAndAddsButMarksNothing() throws SQLException {
        finished(full(consumers(1, 3)));
        finished(full(consumers(1, 1)));

        JsonPath load = finished(RawZone.stageExtract("utility", "INCREMENTAL", HEADER, consumers(3, 4)));

        assertNull(load.get("vanished"));
        assertEquals("2", vanished());
        assertEquals("4", one("penstock", "SELECT count(*) FROM mart.consumer_source"));
    }

    @Test
    void filesAreNoSourceAndOnlyKeysOfTheFeedCount() throws SQLException {
        finished(RawZone.stage(HEADER, consumers(90, 95), 10));
        assertEquals("0", one("penstock", "SELECT count(*) FROM mart.consumer_source"));

        finished(full(consumers(1, 2)));
        JsonPath load = finished(full(consumers(1, 2)));

        assertEquals(0, load.getLong("vanished"));
        assertNull(vanished());
    }

    @Test
    void extractThatBringsNothingNewWritesNothing() throws SQLException {
        finished(full(consumers(1, 50)));
        String before = one("penstock", "SELECT sum(xmin::text::bigint) FROM mart.consumer_source");

        JsonPath load = finished(full(consumers(1, 50)));

        assertEquals(50, load.getLong("unchanged"));
        assertEquals(before, one("penstock", "SELECT sum(xmin::text::bigint) FROM mart.consumer_source"));
    }

    @Test
    void whatABatchSaidOfItsSourceCanBeTakenBack() throws SQLException {
        finished(full(consumers(1, 4)));
        finished(full(consumers(2, 4)));
        String before = sources();
        long third = full(consumers(1, 3));
        finished(third);
        assertEquals("4", vanished());

        sql("penstock", "CALL mart.forget_source(" + third + ")");

        assertEquals(before, sources());
        assertEquals("1", vanished());
    }

    private static long full(List<String> records) throws SQLException {
        return RawZone.stageExtract("utility", "FULL", HEADER, records);
    }

    private static String sources() throws SQLException {
        return one("penstock", "SELECT string_agg(s::text, ',' ORDER BY consumer_id) FROM mart.consumer_source AS s");
    }

    private static String vanished() throws SQLException {
        return one(
                "penstock",
                "SELECT string_agg(consumer_id, ',' ORDER BY consumer_id) FROM mart.consumer_source"
                        + " WHERE vanished_batch IS NOT NULL");
    }

    private static List<String> consumers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id -> id + ",John Doe," + id + " Main St,(217) 555-0100,john@example.com,7" + id
                        + ",M,Plan A,1 kWh,Paid")
                .toList();
    }
}
