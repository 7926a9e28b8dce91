package io.penstock.notification.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One message to one recipient on one channel, as the ledger keeps it. */
@Entity
class Delivery extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String template;
    String subject;
    String recipient;

    @Enumerated(EnumType.STRING)
    Channel channel;

    @Enumerated(EnumType.STRING)
    DeliveryState state;

    String alertKind;
    Long[] batchIds;

    // Written once, by the statement that also finds out whether the delivery is new.
    @Column(insertable = false, updatable = false)
    String payload;

    int attempts;
    Instant dueAt;
    String sendingBy;
    Instant sendingAt;
    String fingerprint;
    String providerId;
    String lastError;
    String resolvedBy;

    // Written once, with the payload.
    @Column(insertable = false, updatable = false)
    Instant speaksUntil;

    Instant waitUntil;
    String[] earlierIds;
    Instant createdAt;
    Instant updatedAt;
}
