package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.local.Sql;
import io.penstock.torture.work.Consumer;
import io.penstock.torture.work.Consumers;
import io.penstock.torture.work.Sent;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/** Every consumer that a file told of must be there once, in its last version, and nobody else. */
final class ConsumerRows implements Examination {

    private static final String IN_MART = """
            SELECT consumer_id, concat_ws('|', name, first_name, last_name, address_line_1, nullif(address_line_2, ''), city,
                   state, zip_code, phone_number, email_address, account_number, meter_number, tariff_plan,
                   consumption_history, payment_status)
            FROM mart.consumer""";
    private static final String IN_SMART360 = """
            SELECT consumer_id, concat_ws('|', first_name, last_name, address_line_1, nullif(address_line_2, ''), city, state,
                   zip_code, phone_number, email_address)
            FROM public.consumer_table""";

    private final String place;
    private final Function<Rig, Sql> database;
    private final String query;
    private final Function<Consumer, String> expected;

    private ConsumerRows(String place, Function<Rig, Sql> database, String query, Function<Consumer, String> expected) {
        this.place = place;
        this.database = database;
        this.query = query;
        this.expected = expected;
    }

    static ConsumerRows inMart() {
        return new ConsumerRows("in the mart", Rig::penstock, IN_MART, Consumer::inMart);
    }

    static ConsumerRows inSmart360() {
        return new ConsumerRows("in SMART360", Rig::smart360, IN_SMART360, Consumer::inSmart360);
    }

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        Tally twice = new Tally("rows twice " + place);
        Tally wrong = new Tally("rows with wrong content " + place);
        Tally strange = new Tally("rows of nobody " + place);
        Consumers consumers = sent.consumers();
        BitSet seen = new BitSet();
        Rows.each(database.apply(rig), query, row -> {
            String key = row.getString(1);
            int version = key.matches("[1-9][0-9]{0,9}")
                    ? consumers.versionAfter(Long.parseLong(key), sent.lastFile())
                    : Consumers.UNKNOWN;
            if (version == Consumers.UNKNOWN) {
                strange.add(key);
                return;
            }
            Consumer consumer = new Consumer(Long.parseLong(key), version);
            if (seen.get(Math.toIntExact(consumer.id()))) {
                twice.add(key);
            }
            seen.set(Math.toIntExact(consumer.id()));
            String content = row.getString(2);
            if (!expected.apply(consumer).equals(content)) {
                wrong.add("expected " + expected.apply(consumer) + ", found " + content);
            }
        });
        return List.of(
                lost(seen, consumers.last(sent.lastFile())), twice.finding(), wrong.finding(), strange.finding());
    }

    private Finding lost(BitSet seen, long last) {
        Tally lost = new Tally("rows lost " + place);
        for (int id = seen.nextClearBit(1); id <= last; id = seen.nextClearBit(id + 1)) {
            lost.add(String.valueOf(id));
        }
        return lost.finding();
    }
}
