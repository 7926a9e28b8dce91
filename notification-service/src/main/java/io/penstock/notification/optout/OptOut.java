package io.penstock.notification.optout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * An address to which nothing is sent.
 *
 * @param kind whether its owner wanted it so
 * @param reason who or what said so
 * @param createdBy user who entered it, or {@code notification-service} when a provider told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OptOut(String address, OptOutKind kind, String reason, String createdBy, Instant createdAt) {}
