package io.penstock.etl.smart360;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A table in 4096 parts, by the hash of the key: how many rows each has and what they add up to. */
record Buckets(Map<Integer, Sum> sums) {

    private record Sum(long rows, long sum) {}

    static Buckets of(Connection connection, String table) throws SQLException {
        Map<Integer, Sum> sums = new HashMap<>();
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Sql.BUCKET_SUMS.formatted(table))) {
            while (row.next()) {
                sums.put(row.getInt("bucket"), new Sum(row.getLong("rows"), row.getLong("sum")));
            }
        }
        return new Buckets(sums);
    }

    long rows() {
        return sums.values().stream().mapToLong(Sum::rows).sum();
    }

    /** The buckets that are not the same in another table, divided by commas; empty if there is none. */
    String unlike(Buckets other) {
        Set<Integer> all = new HashSet<>(sums.keySet());
        all.addAll(other.sums.keySet());
        return all.stream()
                .filter(bucket -> !Objects.equals(sums.get(bucket), other.sums.get(bucket)))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }
}
