package io.penstock.reporting.cohort;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Knows on which channels persons have opted out of messages. */
@ApplicationScoped
class OptOutChannels {

    private static final SqlFile OPTED_OUT = SqlFile.of("cohort/opted-out.sql");

    private final AgroalDataSource dataSource;

    OptOutChannels(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Who is asked about.
     *
     * @param clientId null if the person is not a client
     */
    record Person(String phone, String email, Long clientId) {}

    /**
     * Finds the channels of each person, such as {@code SMS, e-mail}; null for a person who has not opted out.
     *
     * @throws IllegalStateException if the database does not answer: not a failure of the query whose accounts are marked
     */
    List<String> find(List<Person> persons) {
        String[] channels = new String[persons.size()];
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OPTED_OUT.text())) {
            statement.setArray(1, connection.createArrayOf("text", valuesOf(persons, Person::phone)));
            statement.setArray(2, connection.createArrayOf("text", valuesOf(persons, Person::email)));
            statement.setArray(3, connection.createArrayOf("bigint", valuesOf(persons, Person::clientId)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    channels[rows.getInt("place") - 1] = describe(rows.getBoolean("sms"), rows.getBoolean("email"));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("opt-outs cannot be read", e);
        }
        return Arrays.asList(channels);
    }

    private static Object[] valuesOf(List<Person> persons, Function<Person, Object> value) {
        return persons.stream().map(value).toArray();
    }

    private static String describe(boolean sms, boolean email) {
        if (sms && email) {
            return "SMS, e-mail";
        }
        return sms ? "SMS" : "e-mail";
    }
}
