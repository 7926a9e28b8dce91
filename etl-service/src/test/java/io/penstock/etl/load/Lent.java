package io.penstock.etl.load;

import java.sql.SQLException;
import java.util.List;

/** Files of a lender, small enough to be read in a test. */
final class Lent {

    static final String CLIENTS = "user_id,created_at,status,batch,credit_limit,interest_rate,denied_reason,denied_at";
    static final String LOANS =
            "user_id,loan_id,created_at,due_at,paid_at,status,loan_amount,tax,due_amount,amount_paid";
    static final String CONTACTS = "user_id,email,phone,preferred_channel,language,time_zone";

    private Lent() {}

    static long clients(String... records) throws SQLException {
        return stage("clients", CLIENTS, records);
    }

    static long loans(String... records) throws SQLException {
        return stage("loans", LOANS, records);
    }

    static long contacts(String... records) throws SQLException {
        return stage("contacts", CONTACTS, records);
    }

    /** An approved client with a limit of 10,000 at 30 % a year. */
    static String client(long userId) {
        return userId + ",2023-01-10 08:30:00,approved,1,10000,30,,";
    }

    /** An ongoing loan of 1,000 whose tax (11.18) and due amount (1,000 + 11.18 + 75) are as they should be. */
    static String loan(long loanId, long userId) {
        return userId + "," + loanId + ",2023-11-01 10:00:00,2024-01-30 10:00:00,,ongoing,1000.00,11.18,1086.18,0";
    }

    static String contact(long userId) {
        return userId + ",client" + userId + "@example.com,+5511987654321,EMAIL,pt-BR,America/Sao_Paulo";
    }

    private static long stage(String feed, String header, String... records) throws SQLException {
        long batch = RawZone.store(header, List.of(records), 2);
        RawZone.tell(batch, feed);
        return batch;
    }
}
