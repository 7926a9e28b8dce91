package io.penstock.testkit.model;

import java.util.List;

/** The datasets that the model knows. */
public final class Datasets {

    public static final Dataset CONSUMERS = new DatasetBuilder("consumers", "consumer", "consumer_id")
            .key("Consumer ID", 6)
            .always("Name", List.of("name", "first_name", "last_name"))
            .text("Ann Lee", "Ann Lee", "Ann", "Lee")
            .text("Bob Roe", "Bob Roe", "Bob", "Roe")
            .text("Cy Dow", "Cy Dow", "Cy", "Dow")
            .text("Dee Refused", "Dee Refused", "Dee", "Refused")
            .invalid("")
            .always("Address", List.of("address_line_1"))
            .text("1 Main St", "1 Main St")
            .text("2 Main St", "2 Main St")
            .unread("3 Main St Boston MA 02108")
            .optional("Contact Number", List.of("phone_number"))
            .text("(217) 555-0101", "+12175550101")
            .text("(217) 555-0102", "+12175550102")
            .text("", (String) null)
            .optional("Email Address", List.of("email_address"))
            .text("a@example.com", "a@example.com")
            .text("", (String) null)
            .optional("Tariff Plan", List.of("tariff_plan"))
            .text("T1", "T1")
            .text("T2", "T2")
            .text("", (String) null)
            .delivered("first_name", "last_name", "address_line_1", "phone_number", "email_address")
            .build();

    public static final Dataset CONTACTS = new DatasetBuilder("contacts", "contact", "user_id")
            .key("user_id", 6)
            .optional("email", List.of("email"))
            .text("a@example.com", "a@example.com")
            .text("b@example.com", "b@example.com")
            .text("", (String) null)
            .optional("preferred_channel", List.of("preferred_channel"))
            .text("email", "EMAIL")
            .text("sms", "SMS")
            .text("", (String) null)
            .optional("language", List.of("language"))
            .text("pt-BR", "pt-BR")
            .text("", (String) null)
            .build();

    public static final Dataset CLIENTS = new DatasetBuilder("clients", "client", "user_id")
            .key("user_id", 6)
            .always("created_at", List.of("created_at"))
            .text("2023-06-30 19:47:12", "2023-06-30 19:47:12")
            .always("status", List.of("status"))
            .text("approved", "approved")
            .always("batch", List.of("batch"))
            .text("1", "1")
            .text("2", "2")
            .always("credit_limit", List.of("credit_limit"))
            .text("100", "100")
            .text("200", "200")
            .text("300", "300")
            .invalid("-1")
            .always("interest_rate", List.of("interest_rate"))
            .text("30", "30")
            .text("40", "40")
            .optional("denied_reason", List.of("denied_reason"))
            .text("", (String) null)
            .optional("denied_at", List.of("denied_at"))
            .text("", (String) null)
            .keepsPersonsChanges()
            .build();

    private Datasets() {}
}
