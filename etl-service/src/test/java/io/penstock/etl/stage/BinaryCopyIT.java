package io.penstock.etl.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.penstock.etl.load.EtlServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in binary is what PostgreSQL reads, digit for digit. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class BinaryCopyIT {

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = Servers.postgres().connect("penstock");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    static Stream<BigDecimal> numbers() {
        return Stream.of(
                        "0",
                        "0.00",
                        "0.0000",
                        "0.00000",
                        "1",
                        "-1",
                        "9",
                        "10",
                        "9999",
                        "10000",
                        "10001",
                        "100000000",
                        "0.1",
                        "-0.01",
                        "0.001",
                        "0.0001",
                        "0.00001",
                        "0.00000001",
                        "6383.0",
                        "71.36",
                        "6933.09",
                        "-36060.61",
                        "1234567.8901",
                        "999999999999999999",
                        "1000000000000000000",
                        "9223372036854775807",
                        "-9223372036854775808",
                        "99999999999999.9999",
                        "99999999999999999.99",
                        "0.000000000000000001",
                        "0.99999999999999999999",
                        "1E+3",
                        "1E+4",
                        "-12E+30",
                        "5E-30",
                        "1" + "0".repeat(99),
                        "-" + "9".repeat(100),
                        "7".repeat(50) + "." + "3".repeat(50),
                        "0." + "0".repeat(98) + "1")
                .map(BigDecimal::new);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numberArrivesWithItsDigitsAndItsScale(BigDecimal number) throws SQLException {
        assertEquals(List.of(number.toPlainString()), copied("numeric", number));
    }

    @Test
    void anyNumberArrives() throws SQLException {
        Random random = new Random(7);
        Object[] numbers = Stream.generate(() -> new BigDecimal(
                        new BigInteger(1 + random.nextInt(150), random).multiply(sign(random)), random.nextInt(30) - 4))
                .limit(20_000)
                .toArray();

        List<String> arrived = copied("numeric", numbers);

        assertEquals(
                Stream.of(numbers)
                        .map(number -> ((BigDecimal) number).toPlainString())
                        .toList(),
                arrived);
    }

    private static BigInteger sign(Random random) {
        return random.nextBoolean() ? BigInteger.ONE : BigInteger.ONE.negate();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2000-01-01", "1999-12-31", "1970-01-01", "1969-12-31", "2024-02-29", "0001-01-01", "9999-12-31"
            })
    void dateArrives(String date) throws SQLException {
        assertEquals(List.of(date), copied("date", LocalDate.parse(date)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000-01-01 00:00:00",
                "1999-12-31 23:59:59.999999",
                "1970-01-01 00:00:00",
                "1969-12-31 23:59:59",
                "1969-12-31 23:59:59.000001",
                "2024-01-25 13:14:15.123456",
                "0001-01-01 00:00:00",
                "9999-12-31 23:59:59.999999"
            })
    void timeArrives(String time) throws SQLException {
        assertEquals(List.of(time), copied("timestamp", LocalDateTime.parse(time.replace(' ', 'T'))));
    }

    @Test
    void truthValuesTextsAndIntegersArrive() throws SQLException {
        assertEquals(List.of("true", "false"), copied("boolean", true, false));
        assertEquals(List.of("São Paulo", ""), copied("text", "São Paulo", ""));
        assertEquals(List.of("-9223372036854775808", "0"), copied("bigint", Long.MIN_VALUE, 0L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numeric", "date", "timestamp", "boolean", "text", "bigint"})
    void noValueArrivesAsNone(String type) throws SQLException {
        assertNull(copied(type, (Object) null).get(0));
    }

    private static List<String> copied(String type, Object... values) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET datestyle = ISO");
            statement.execute("CREATE TEMPORARY TABLE copied (line bigint, value " + type + ")");
            try (BinaryCopy copy = BinaryCopy.into(connection, "copied (line, value)")) {
                for (int i = 0; i < values.length; i++) {
                    copy.startRow(2);
                    copy.write((long) i);
                    copy.write(values[i]);
                }
                assertEquals(values.length, copy.finish());
            }
            List<String> arrived = new ArrayList<>();
            try (var rows = statement.executeQuery("SELECT value::text FROM copied ORDER BY line")) {
                while (rows.next()) {
                    arrived.add(rows.getString(1));
                }
            }
            return arrived;
        } finally {
            try (var statement = connection.createStatement()) {
                statement.execute("DROP TABLE copied");
            }
        }
    }
}
